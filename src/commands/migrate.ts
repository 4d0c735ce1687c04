/**
 * `slipway migrate`: brings the store up to this version and ends; `serve` does the same at its start.
 */

import { migrateStore } from '../app.ts';
import type { ConfigOptions } from '../cli.ts';
import { loadConfig } from '../config/index.ts';
import { createLog } from '../app/log.ts';
import { namingStore } from './store-failure.ts';

/** Throws ConfigError, StoreLockedError, or StoreUnavailableError. */
export async function migrate({ config: file }: ConfigOptions, out: (text: string) => void): Promise<void> {
  const config = loadConfig({ file });
  const migrated = await namingStore(config, () => migrateStore(config, createLog(config)));
  out(migrated.length === 0 ? 'The store is up to date.\n' : `The store was migrated: ${migrated.join(', ')}.\n`);
}
