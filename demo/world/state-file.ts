/**
 * The simulated cloud's state on disk, so that demo data survives a restart.
 *
 * Knows how to keep a file whole; not what the state means.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';

import { z } from 'zod';

import { stateShape } from './model.ts';
import type { WorldState } from './model.ts';

/** Changes within this many milliseconds are written once. */
const COALESCE_MS = 200;

/** Keeps one file in step with a state. */
export interface StateFile {
  /** Has the state written soon. */
  readonly changed: () => void;
  /** Writes what is still unwritten, and ends. */
  readonly close: () => Promise<void>;
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** The state saved at `path`, or undefined if there is no such file. Rejects if it is not one of ours. */
export async function readState(path: string): Promise<WorldState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} holds no JSON; remove it to start with fresh demo data`, { cause });
  }
  const parsed = stateShape.safeParse(json);
  if (parsed.success) return parsed.data;
  const reason = z.prettifyError(parsed.error);
  throw new Error(`${path} holds no demo cloud; remove it to start with fresh demo data\n${reason}`);
}

/** Saves `state` at `path` after changes: into a neighbouring file first, then renamed over the old one. */
export function createStateFile(path: string, state: WorldState): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    const draft = `${path}.tmp`;
    await writeFile(draft, JSON.stringify(state));
    await rename(draft, path);
  };
  const flush = (): void => {
    timer = undefined;
    writing = writing.catch(() => undefined).then(write);
    // Only the last write matters, and its failure is told by `close`; until then it must not end the process.
    writing.catch(() => undefined);
  };

  return {
    changed: () => {
      timer ??= setTimeout(flush, COALESCE_MS);
    },
    close: async () => {
      if (timer) {
        clearTimeout(timer);
        flush();
      }
      await writing;
    },
  };
}
