/**
 * Counts what could not be read, and says so without flooding the log: each kind at once, then with its count, seldom.
 *
 * Refuses to know what was skipped, and repeats none of it.
 */

import type { Logger } from 'pino';

const SELDOM_MS = 600_000;

interface Kind {
  readonly saidAt: number;
  readonly since: number;
}

export interface Skipped {
  /** `what` is one of a few fixed texts. */
  readonly skip: (what: string) => void;
  readonly total: () => number;
}

export function createSkipped(message: string, log: Logger | undefined, now: () => Date): Skipped {
  const kinds = new Map<string, Kind>();
  let total = 0;
  return {
    skip: (what) => {
      total += 1;
      const at = now().getTime();
      const kind = kinds.get(what);
      const since = (kind?.since ?? 0) + 1;
      if (kind !== undefined && at - kind.saidAt < SELDOM_MS) {
        kinds.set(what, { ...kind, since });
        return;
      }
      kinds.set(what, { saidAt: at, since: 0 });
      log?.warn({ what, count: since }, message);
    },
    total: () => total,
  };
}
