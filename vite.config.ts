import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('src/console', import.meta.url));

/** The pages staff see. Old browser cores of government desktops are Chromium 86. */
export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome86',
    modulePreload: { polyfill: false },
    rollupOptions: { input: { phone: `${root}/phone.html`, console: `${root}/console.html` } },
    chunkSizeWarningLimit: 1200,
  },
});
