/**
 * One process per data directory.
 *
 * The lock is one that the operating system keeps (through SQLite's, Node having no `flock`): it ends with the
 * process, however that ends, so a crash blocks nobody and nothing has to be refreshed. Refuses to know what the
 * directory holds.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { z } from 'zod';

import { StoreLockedError } from '../../errors.ts';

/** Locks the directory (made where missing); answers how to unlock it. Throws StoreLockedError when another process has it. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const holderFile = join(directory, 'lock.pid');
  const lock = new DatabaseSync(join(directory, 'lock'));
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new StoreLockedError(
      `The data directory ${directory} is open in another process${holderOf(holderFile)}: stop that one, or choose another directory.`,
      { cause },
    );
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return () => {
    lock.close();
  };
}

/** SQLITE_BUSY is 5; what is added in the higher bits says why. */
function isBusy(error: unknown): boolean {
  const failure = z.object({ errcode: z.number() }).safeParse(error);
  return failure.success && (failure.data.errcode & 255) === 5;
}

function holderOf(file: string): string {
  try {
    const pid = readFileSync(file, 'utf8').trim();
    return /^\d+$/u.test(pid) ? ` (pid ${pid})` : '';
  } catch {
    return '';
  }
}
