/**
 * Why a write did not happen, in words, where the system itself gave no bad status.
 *
 * Pure. Knows no system.
 */

import { UpstreamError } from '../../errors.ts';

/** What was asked for cannot be, and asking again will not change that. */
export function refusal(system: string, why: string): UpstreamError {
  return new UpstreamError(system, 'REFUSED', why);
}

/** The answer of a read as data, or null where the system says that there is no such thing. */
export async function unlessMissing<Body>(answer: Promise<Body>): Promise<Body | null> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof UpstreamError && failure.status === 404) return null;
    throw failure;
  }
}
