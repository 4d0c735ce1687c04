/**
 * Tells when there may be something new in the event log, or in whatever else has a channel.
 *
 * Knows that notifications get lost, so it also calls after each reconnection and every second. Refuses to know what
 * is new.
 */

import type { EventLog } from '../domain/event-log.ts';
import type { Database } from './engine.ts';

/** What a lost notification costs. */
const POLL_MS = 1_000;

/** Listens to a channel from now on; `close` stops that and the clock. */
export async function startWaker(
  { listen }: Pick<Database, 'listen'>,
  channel: string,
): Promise<Pick<EventLog, 'onWake'> & { readonly close: () => Promise<void> }> {
  const sleepers = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of sleepers) wake();
  };
  let clock: NodeJS.Timeout | undefined;
  const unlisten = await listen(channel, { notified: wakeAll, connected: wakeAll });
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
