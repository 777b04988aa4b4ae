/** Puts the console on the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './console-app.js';
import { lendBuiltins } from './old-browsers.js';
import { markStyles } from './style-nonce.js';

lendBuiltins();
markStyles();
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <ConsoleApp />
    </StrictMode>,
  );
