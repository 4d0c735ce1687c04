/**
 * What `npm ci` does at its end: builds the dashboard into dist/.
 *
 * Where the packages that build it are left out (`npm ci --omit=dev`), it says so and leaves what is there. A build that
 * fails fails the installation.
 */

import { existsSync } from 'node:fs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const { build } = await import('vite').catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  const left = existsSync(`${here}/dist/index.html`) ? 'The one that was built before stays.' : 'There is none.';
  process.stderr.write(`The dashboard is not built: development packages are left out. ${left}\n`);
  process.exit(0);
});
await build({ configFile: `${here}/vite.config.ts`, logLevel: 'warn' });
