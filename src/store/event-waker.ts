/**
 * Tells when there may be something new in the event log.
 *
 * Knows that notifications get lost, so it also calls after each reconnection and every second. Refuses to know what
 * is new.
 */

import type { EventLog } from '../domain/event-log.ts';
import type { Database } from './engine.ts';
import { EVENTS_CHANNEL } from './event-append.ts';

/** What a lost notification costs. */
const POLL_MS = 1_000;

/** Listens from now on; `close` stops that and the clock. */
export async function startWaker({
  listen,
}: Pick<Database, 'listen'>): Promise<Pick<EventLog, 'onWake'> & { readonly close: () => Promise<void> }> {
  const sleepers = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of sleepers) wake();
  };
  let clock: NodeJS.Timeout | undefined;
  const unlisten = await listen(EVENTS_CHANNEL, { notified: wakeAll, connected: wakeAll });
  return {
    onWake: (wake) => {
      const sleeper = (): void => {
        wake();
      };
      sleepers.add(sleeper);
      clock ??= setInterval(wakeAll, POLL_MS);
      return () => {
        sleepers.delete(sleeper);
        if (sleepers.size > 0) return;
        clearInterval(clock);
        clock = undefined;
      };
    },
    close: async () => {
      clearInterval(clock);
      sleepers.clear();
      await unlisten();
    },
  };
}
