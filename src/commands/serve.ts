/**
 * `slipway serve`: the gateway of a configuration file.
 */

import { startApp } from '../app.ts';
import type { ConfigOptions } from '../cli.ts';
import { loadConfig } from '../config/index.ts';
import { createLog } from '../app/log.ts';
import { closeWhenSignalled } from './until-signalled.ts';

/** Resolves once the gateway answers. Throws ConfigError, StoreLockedError, or why it cannot listen. */
export async function serve({ config: file }: ConfigOptions, out: (text: string) => void): Promise<void> {
  const config = loadConfig({ file });
  const log = createLog(config);
  const app = await startApp(config, { log });
  closeWhenSignalled(app.close, log);
  out(`Slipway listens on ${app.url}/graphql\n`);
}
