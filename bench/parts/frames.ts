/**
 * How long the frames of a page take, as the page's own clock tells: the time from one to the next; and how much of the
 * processor its main thread used, which other work on the machine does not lengthen.
 *
 * What is painted behind a frame's back, by threads of its own, is in neither.
 */

import type { Page } from 'playwright-core';

const RECORD = `(() => {
  const frames = (globalThis.benchFrames = []);
  let before = performance.now();
  const next = (now) => {
    frames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;

export interface Recorded {
  /** Milliseconds from frame to frame. */
  readonly frames: readonly number[];
  /** Milliseconds of the main thread's own clock. */
  readonly workMs: number;
}

/** Records from now on, until the page is left; answers what tells of the time in which something is done to it. */
export async function recorderOf(page: Page): Promise<(act: () => Promise<void>) => Promise<Recorded>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  await page.evaluate(RECORD);
  return async (act) => {
    await page.evaluate('void (globalThis.benchFrames.length = 0)');
    const before = await workMs();
    await act();
    const after = await workMs();
    return { frames: await page.evaluate<number[]>('globalThis.benchFrames.slice(1)'), workMs: after - before };
  };
}

/** The one that this part of all are not longer than. */
export function atPart(all: readonly number[], part: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
