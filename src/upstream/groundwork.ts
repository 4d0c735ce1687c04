/**
 * Failures of what has to be there before a request can be made at all: a login, an address, a version.
 *
 * Knows only that such a failure is never the answer to the request: a login that got 404 is not a server that is missing.
 */

import { UpstreamError } from '../errors.ts';

/** Settles as `work` does, but an UpstreamError says what it stood in the way of and carries no status any more. */
export async function groundwork<Result>(purpose: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (failure) {
    if (!(failure instanceof UpstreamError)) throw failure;
    const { upstream, requestId } = failure;
    const said = failure.message.replace(`${upstream}: `, '');
    throw new UpstreamError(upstream, failure.failure, `${purpose}: ${said}`, { requestId, cause: failure });
  }
}
