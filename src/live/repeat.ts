/**
 * Does something again and again, never twice at once.
 *
 * Refuses to know what. Failures are for the work itself to tell.
 */

export interface Repeated {
  /** Does it at once, or once more when it is being done. */
  readonly soon: () => void;
  /** Waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/** Begins at once, and then `everyMs` after each end. `work` must not reject. */
export function repeat(everyMs: number, work: () => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const run = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    again = false;
    underWay = work().finally(() => {
      underWay = null;
      if (again) run();
      else if (!stopped) timer = setTimeout(run, everyMs);
    });
  };
  run();
  return {
    soon: () => {
      if (underWay === null) run();
      else again = true;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
