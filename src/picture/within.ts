/**
 * Waits for a read, but no longer than its caller should.
 *
 * Refuses to know what is read and what is answered instead.
 */

/** How often is looked whether there is something else to answer by now. */
const LOOK_MS = 250;

/**
 * The read's answer; null when `ms` are over and `isInVain` says that there is no use in waiting on. The read itself is
 * left to end as it will.
 */
export async function within<Answer>(
  read: Promise<Answer>,
  ms: number,
  isInVain: () => boolean,
): Promise<{ readonly answer: Answer } | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    const look = () => {
      if (isInVain()) resolve(null);
      else timer = setTimeout(look, LOOK_MS);
    };
    timer = setTimeout(look, ms);
  });
  try {
    return await Promise.race([read.then((answer) => ({ answer })), over]);
  } finally {
    clearTimeout(timer);
  }
}
