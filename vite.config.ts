import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type CSSOptions, defineConfig } from 'vite';

const root = fileURLToPath(new URL('src/console', import.meta.url));

type Postcss = Exclude<NonNullable<CSSOptions['postcss']>, string>;
type PostcssPlugin = NonNullable<Postcss['plugins']>[number];

/** Stylesheets imported as `x.css?in-phone` apply inside `.test-phone` only: the telephone's own look within the console. */
const scopedToPhone: PostcssPlugin = {
  postcssPlugin: 'scoped-to-phone',
  Once(sheet, { result }) {
    if (!result.opts.from?.endsWith('?in-phone')) return;
    sheet.walkRules((rule) => {
      const parent = rule.parent;
      if (parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(parent.name)) return;
      rule.selectors = rule.selectors.map((one) => (/^(:root|html|body|#root)$/.test(one) ? '.test-phone' : `.test-phone ${one}`));
    });
  },
};

/** The pages staff see. Old browser cores of government desktops are Chromium 86. */
export default defineConfig({
  root,
  plugins: [react()],
  css: { postcss: { plugins: [scopedToPhone] } },
  build: {
    outDir: fileURLToPath(new URL('dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome86',
    modulePreload: { polyfill: false },
    rollupOptions: { input: { phone: `${root}/phone.html`, console: `${root}/console.html` } },
    chunkSizeWarningLimit: 1200,
  },
});
