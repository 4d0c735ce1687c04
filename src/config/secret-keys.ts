/**
 * Keys whose values are secret: their texts are wrapped, `file:PATH` is replaced by that file's text first.
 *
 * Refuses to know which keys those are and what the secrets are for.
 */

import { dirname, resolve } from 'node:path';

import type { Faults } from '../yaml/faults.ts';
import { readText } from './files.ts';
import { mapScalars, spell } from '../yaml/located.ts';
import type { Located, LocatedPath } from '../yaml/located.ts';
import { secret } from '../secret.ts';

const FILE = 'file:';

/** The tree with a `Secret` in each place that `isSecretKey` names. Relative paths start at the folder of `configFile`. */
export function wrapSecrets(
  root: Located,
  isSecretKey: (path: LocatedPath) => boolean,
  configFile: string,
  faults: Faults,
): Located {
  return mapScalars(root, (scalar, path) => {
    if (!isSecretKey(path) || typeof scalar.value !== 'string') return scalar;
    const { place, source, value } = scalar;
    // Only a `file:` that is written here counts, never one that a variable brought along: that may be the secret itself.
    const isFile = source.startsWith(FILE) && !faults.has(place);
    if (!isFile) return { ...scalar, value: secret(value) };

    const read = readText(resolve(dirname(configFile), value.slice(FILE.length)));
    if ('text' in read) return { ...scalar, value: secret(read.text.replace(/\r?\n$/u, '')) };
    faults.add(place, `the file that ${spell(path)} names cannot be read: ${read.problem}`);
    return { ...scalar, value: secret(value) };
  });
}
