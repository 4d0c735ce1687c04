/**
 * Things that happen after a moment, and that stop happening when the world is closed.
 *
 * Knows no clock but Node's.
 */

/** Pending tasks of one world. */
export interface Timers {
  /** Runs `task` once after that many seconds. */
  readonly after: (seconds: number, task: () => void) => void;
  /** Drops whatever is pending. */
  readonly close: () => void;
}

/** No task pending. */
export function createTimers(): Timers {
  const pending = new Set<NodeJS.Timeout>();

  return {
    after: (seconds, task) => {
      const timer = setTimeout(() => {
        pending.delete(timer);
        task();
      }, seconds * 1000);
      pending.add(timer);
    },
    close: () => {
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
