/** Puts the test phone on the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhonePage } from './phone-page.js';

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <PhonePage />
    </StrictMode>,
  );
