/**
 * Which version this is, from package.json.
 *
 * Refuses to know anything else of that file.
 */

import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { readText } from './files.ts';

const manifest = z.object({ version: z.string() });

/** E.g. `0.1.0`. Throws when the installation has no package.json, which it cannot work without. */
export function packageVersion(): string {
  const path = fileURLToPath(new URL('../../package.json', import.meta.url));
  const read = readText(path);
  if ('problem' in read) throw new Error(`${path} cannot be read: ${read.problem}`);
  return manifest.parse(JSON.parse(read.text)).version;
}
