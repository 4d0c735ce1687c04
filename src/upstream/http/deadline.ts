/**
 * The moment by which a call is over, whatever it was doing: waiting its turn, backing off, connecting or reading.
 *
 * Knows no HTTP. Several requests may share one deadline, when together they are one call to somebody.
 */

/** `at` is in milliseconds of `performance.now()`, which no clock change moves; `signal` aborts at that moment. */
export interface Deadline {
  readonly at: number;
  readonly signal: AbortSignal;
}

/** A deadline this many milliseconds from now. */
export function deadlineIn(ms: number): Deadline {
  return { at: performance.now() + ms, signal: AbortSignal.timeout(ms) };
}

/** Milliseconds left; zero or less once the deadline has passed. */
export function remaining(deadline: Deadline): number {
  return deadline.at - performance.now();
}

/** Settles as `work` does, or rejects with `late()` if the deadline comes first. `work` is not stopped: give it the signal. */
export async function within<Result>(deadline: Deadline, work: Promise<Result>, late: () => Error): Promise<Result> {
  const { signal } = deadline;
  const expired = Promise.withResolvers<never>();
  const expire = (): void => {
    expired.reject(late());
  };
  if (signal.aborted) expire();
  signal.addEventListener('abort', expire, { once: true });
  try {
    return await Promise.race([work, expired.promise]);
  } finally {
    // A listener left behind would keep the whole answer in memory until the deadline.
    signal.removeEventListener('abort', expire);
  }
}
