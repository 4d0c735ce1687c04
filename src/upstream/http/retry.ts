/**
 * Whether and when a failed read is sent again.
 *
 * Knows no HTTP beyond the outcome of one exchange. Writes never come here.
 */

import { DelegateBackoff, handleWhenResult, retry } from 'cockatiel';
import type { UpstreamError } from '../../errors.ts';
import { remaining } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import type { Outcome } from './exchange.ts';

const MOST_RETRIES = 2;
const FIRST_PAUSE_MS = 100;

/**
 * The outcome of the last attempt. The pause doubles, with jitter, and is at least what the upstream asked for; an
 * attempt that could not start before the deadline is not made, so the caller hears the real failure and hears it now.
 */
export async function repeated<Body>(
  attempt: () => Promise<Outcome<Body>>,
  deadline: Deadline,
  onPause: (ms: number, failure: UpstreamError) => void,
): Promise<Outcome<Body>> {
  let pause: number | null = null;
  const policy = retry(
    handleWhenResult(() => pause !== null),
    { maxAttempts: MOST_RETRIES, backoff: new DelegateBackoff(() => pause ?? 0) },
  );
  return policy.execute(async ({ attempt: retries }) => {
    const outcome = await attempt();
    pause = retries < MOST_RETRIES ? pauseAfter(outcome, retries, deadline) : null;
    if (pause !== null && 'error' in outcome) onPause(pause, outcome.error);
    return outcome;
  });
}

/** Milliseconds until the next attempt; null when there is to be none. */
function pauseAfter(outcome: Outcome<unknown>, retries: number, deadline: Deadline): number | null {
  if ('answer' in outcome || !outcome.passing) return null;
  const backOff = FIRST_PAUSE_MS * 2 ** retries * (0.5 + Math.random() / 2);
  const pause = Math.max(backOff, outcome.retryAfterMs);
  return pause < remaining(deadline) ? pause : null;
}
