/**
 * The failure of a call that is expected to fail.
 */

import { UpstreamError } from '../../src/errors.ts';

/** How the call failed. Rejects when it did not, or failed with anything but an UpstreamError. */
export async function failureOf(call: Promise<unknown>): Promise<UpstreamError> {
  const failure: unknown = await call.then(
    () => new Error('the call succeeded'),
    (cause: unknown) => cause,
  );
  if (failure instanceof UpstreamError) return failure;
  throw failure;
}
