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

import { StoreFolderError, StoreLockedError } from '../../errors.ts';

/** Locks the directory (made where missing); answers how to unlock it. Throws StoreLockedError when another process has it, StoreFolderError where it cannot be. */
export function lockDirectory(directory: string): () => void {
  const holderFile = join(directory, 'lock.pid');
  const lock = openLock(directory);
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

function openLock(directory: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true });
    return new DatabaseSync(join(directory, 'lock'));
  } catch (cause) {
    const why = Error.isError(cause) ? cause.message : String(cause);
    throw new StoreFolderError(
      `The data directory ${directory} cannot be used: ${why}. Let this user write there, or choose another directory (--data, or store.pglite in the configuration).`,
      { cause },
    );
  }
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
