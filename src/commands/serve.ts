/**
 * `slipway serve`: the gateway of a configuration file.
 */

import { startApp, workflowsOf } from '../app.ts';
import type { ConfigOptions } from '../cli.ts';
import { loadConfig } from '../config/index.ts';
import { createLog } from '../app/log.ts';
import { namingStore } from './store-failure.ts';
import { reloadWhenSignalled } from './reload-when-signalled.ts';
import { closeWhenSignalled } from './until-signalled.ts';

/** Resolves once the gateway answers. Throws ConfigError with all faults, StoreLockedError, StoreUnavailableError, or why it cannot listen. */
export async function serve({ config: file }: ConfigOptions, out: (text: string) => void): Promise<void> {
  const load = () => loadConfig({ file, checkWorkflows: workflowsOf });
  const config = load();
  const log = createLog(config);
  const app = await namingStore(config, () => startApp(config, { log }));
  closeWhenSignalled(app.close, log);
  reloadWhenSignalled(app, load, log);
  out(`Slipway listens on ${app.url}/graphql\n`);
}
