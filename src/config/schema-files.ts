/**
 * Files with schemas of other teams, read whenever they are looked at.
 *
 * Refuses to know what is in them.
 */

import { readFile } from 'node:fs/promises';

/** `file` is absolute. Rejects with the system's error. */
export function readSchemaFile(file: string): Promise<string> {
  return readFile(file, 'utf8');
}
