/**
 * Reading files and folders, with the failure told in words.
 *
 * The only door to the file system. Refuses to know what is in a file.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** Why a file could not be read. `code` is the system's, e.g. `ENOENT`. */
export interface ReadProblem {
  readonly problem: string;
  readonly code: string;
}

/** A file's text (UTF-8), or why there is none. */
export function readText(path: string): { readonly text: string } | ReadProblem {
  return attempt(() => ({ text: readFileSync(path, 'utf8') }));
}

/** The names in a folder, sorted, or why there are none. */
export function readFolder(path: string): { readonly names: readonly string[] } | ReadProblem {
  return attempt(() => ({ names: readdirSync(path).sort() }));
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
};

function attempt<Answer>(read: () => Answer): Answer | ReadProblem {
  try {
    return read();
  } catch (error) {
    const code = Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
    return { problem: PROBLEMS[code] ?? `the system says ${code}`, code };
  }
}
