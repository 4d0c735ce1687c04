/**
 * Calling back at an instant, however far away it is.
 *
 * Refuses to know what ends then.
 */

/** Node fires a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `act` once, at `instant` or right away when that has passed. Answers how to call it off. Keeps no process alive. */
export function atInstant(instant: Date, act: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const wait = () => {
    const left = instant.getTime() - Date.now();
    timer = left > LONGEST_TIMER_MS ? setTimeout(wait, LONGEST_TIMER_MS) : setTimeout(act, Math.max(left, 0));
    timer.unref();
  };
  wait();
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}
