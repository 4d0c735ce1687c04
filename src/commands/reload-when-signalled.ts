/**
 * Has a started gateway go on under the configuration as it is on disk now, at each SIGHUP.
 *
 * A faulty one changes nothing. Refuses to know what is configured.
 */

import type { Logger } from 'pino';

import type { App } from '../app.ts';
import type { Config } from '../config/index.ts';
import { ConfigError } from '../errors.ts';

/** `load` throws ConfigError with all faults. */
export function reloadWhenSignalled(app: Pick<App, 'reload'>, load: () => Config, log: Logger): void {
  const reload = async (): Promise<void> => {
    log.info('reading the configuration again');
    const restartNeeded = await app.reload(load());
    if (restartNeeded.length > 0) log.warn({ restartNeeded }, 'these keys have changed and count only after a restart');
    log.info('goes on under the new configuration');
  };
  process.on('SIGHUP', () => {
    reload().catch((error: unknown) => {
      const faults = error instanceof ConfigError ? { faults: error.message.split('\n') } : { err: error };
      log.error(faults, 'the new configuration cannot be used; the old one stays in force');
    });
  });
}
