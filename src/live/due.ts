/**
 * Time: finds the windows that are due and has them tended.
 *
 * Refuses to know what tending is. Every process looks; the store hands each due window to one of them.
 */

import type { Logger } from 'pino';

import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import { repeat } from './repeat.ts';
import type { Repeated } from './repeat.ts';

export interface DueOptions {
  readonly store: Pick<MaintenanceStore, 'transaction'>;
  /** Calls back when something was written: a window may be due now. */
  readonly onWake: (wake: () => void) => () => void;
  readonly everyMs: number;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Looks at once, then again and again. Answers how to stop, which waits for the look that is under way. */
export function startDue({ store, onWake, everyMs, now, log }: DueOptions): () => Promise<void> {
  const look: Repeated = repeat(everyMs, async () => {
    try {
      await store.transaction(async (writes) => {
        for (const window of await writes.takeDue(now())) await writes.enqueue({ action: 'tend', window });
      });
    } catch (error) {
      log.warn({ err: error }, 'due windows could not be looked for; tried again');
    }
  });
  const deaf = onWake(look.soon);
  return () => {
    deaf();
    return look.stop();
  };
}
