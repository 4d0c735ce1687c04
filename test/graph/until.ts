/**
 * Waits for what is to become true, by asking again, with a deadline.
 */

/** Long enough for a machine that does much else; a hang is still found. */
const DEADLINE_MS = 40_000;
const PAUSE_MS = 20;

/** Resolves when `check` answers true; rejects, naming what it waited for, when the deadline passes. */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
