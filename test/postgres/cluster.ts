/** A PostgreSQL of one's own, to be stopped in the middle of everything and started again. */

import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { newDatabase } from './new-database.ts';

export interface Cluster {
  /** Of an empty database. */
  readonly url: string;
  /** As a power cut would. */
  readonly stop: () => Promise<void>;
  /** Resolves when it takes connections again. */
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Starts one on a free port. */
export async function startCluster(): Promise<Cluster> {
  const home = await mkdtemp('/var/tmp/slipway-postgres-');
  const run = (script: string, ...args: readonly string[]) =>
    promisify(execFile)(join(import.meta.dirname, script), args, { env: { ...process.env, POSTGRES_HOME: home } });
  const { stdout } = await run('up.sh');
  return {
    url: await newDatabase(stdout.trim()),
    stop: async () => {
      await run('control.sh', 'stop');
    },
    start: async () => {
      await run('control.sh', 'start');
    },
    remove: async () => {
      await run('down.sh');
    },
  };
}
