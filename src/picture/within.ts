/**
 * Waits for a read, but no longer than its caller should.
 *
 * Refuses to know what is read and what is answered instead.
 */

/** The read's answer; null when `ms` are over. The read itself is left to end as it will. */
export async function within<Answer>(read: Promise<Answer>, ms: number): Promise<{ readonly answer: Answer } | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, ms);
  });
  try {
    return await Promise.race([read.then((answer) => ({ answer })), over]);
  } finally {
    clearTimeout(timer);
  }
}
