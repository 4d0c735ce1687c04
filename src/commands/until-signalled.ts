/**
 * Lets a started gateway run until the process is told to end, and then ends it in order.
 *
 * Refuses to know what is running.
 */

import type { Logger } from 'pino';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Closes on the first SIGTERM or SIGINT. A second one ends the process at once, closed or not. */
export function closeWhenSignalled(close: () => Promise<void>, log: Logger): void {
  const end = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'closing');
    SIGNALS.forEach((each) => process.off(each, end));
    close().then(
      () => {
        log.info('closed');
      },
      (error: unknown) => {
        log.error({ err: error }, 'not everything could be closed');
        process.exitCode = 1;
      },
    );
  };
  SIGNALS.forEach((signal) => process.on(signal, end));
}
