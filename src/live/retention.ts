/**
 * Lets the event log forget what is older than its retention, now and then.
 *
 * Refuses to know what is forgotten: the store does.
 */

import type { Logger } from 'pino';

const DAY_MS = 86_400_000;

export interface RetentionOptions {
  readonly prune: (eventsBefore: Date) => Promise<void>;
  readonly retentionDays: number;
  readonly everyMs: number;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Starts at once and repeats. Answers how to stop, which waits for what is under way. */
export function startRetention({ prune, retentionDays, everyMs, now, log }: RetentionOptions): () => Promise<void> {
  let underWay = Promise.resolve();
  const run = () => {
    underWay = prune(new Date(now().getTime() - retentionDays * DAY_MS)).catch((error: unknown) => {
      log.warn({ err: error }, 'old events could not be forgotten; tried again later');
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  return () => {
    clearInterval(timer);
    return underWay;
  };
}
