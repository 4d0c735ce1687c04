/**
 * How the dashboard is built: static files with hashed names in dist/, nothing inlined, so that the page's policy can be
 * strict, and of PatternFly's base styles only what is shown.
 */

import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const FONT_FACE = /@font-face \{[^}]*\}/gu;
const ICON_RULES = /(?:\.pf-v6-pficon[\w-]*:before,?\s*)+\{[^}]*\}|\.pf-v6-pficon[\w-]*:before \{[^}]*\}/gu;

/** Italics and the icon font are never shown. */
const trimBaseStyles: Plugin = {
  name: 'trim-base-styles',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/styles/base.css')) return null;
    return code.replaceAll(FONT_FACE, (face) => (/italic|pficon/u.test(face) ? '' : face)).replaceAll(ICON_RULES, '');
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [trimBaseStyles],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
  // For work on the dashboard: a gateway runs beside it.
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/graphql', '/session', '/graphiql', '/calendar.ics'].map((path) => [
        path,
        { target: 'http://127.0.0.1:4000', ws: path === '/graphql' },
      ]),
    ),
  },
});
