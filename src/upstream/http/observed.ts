/**
 * What is told of a request to another system: to the log, to whoever counts, and to the trace that it belongs to.
 *
 * Ids of objects reach the log alone. Refuses to know what is asked for.
 */

import type { Logger } from 'pino';
import type { Span, Tracer } from '../../domain/tracer.ts';
import { untraced } from '../../domain/tracer.ts';
import type { UpstreamFailure } from '../../errors.ts';
import type { Outcome } from './exchange.ts';
import { requestIdOf } from './failure.ts';
import type { Target } from './failure.ts';
import { operationOf } from './operation.ts';

/**
 * One request as it went over the wire, for metrics. `status` is null when there was no answer, `failure` when it was
 * a good one. `path` has no query, `operation` no ids either. `upstreamRequestId` is what the upstream calls it.
 */
export interface ObservedCall {
  readonly upstream: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly status: number | null;
  readonly failure: UpstreamFailure | null;
  readonly upstreamRequestId: string | null;
  readonly ms: number;
}

/** Who is told. */
export interface CallWatchers {
  readonly log?: Logger;
  readonly onCall?: (call: ObservedCall) => void;
  /** Calls that belong to a span have one of their own, and name it to the upstream. */
  readonly tracer?: Tracer;
}

/** The span of a call, from waiting its turn to its last attempt. `base`: where the upstream is. */
export function spanOfCall({ tracer = untraced }: CallWatchers, base: URL, target: Omit<Target, 'secrets'>): Span {
  const { upstream, method, path } = target;
  const operation = operationOf(method, path);
  return tracer.startWithin(operation, {
    kind: 'client',
    attributes: {
      'http.request.method': method,
      'url.template': operation.slice(method.length + 1),
      'server.address': base.hostname,
      ...(base.port !== '' && { 'server.port': Number(base.port) }),
      'slipway.upstream': upstream,
    },
  });
}

/** Sends, and tells of it. Writes are told at `info`: somebody else's system was changed. */
export async function observed<Body>(
  { log, onCall }: CallWatchers,
  { upstream, method, path }: Target,
  { span, isRead }: { readonly span: Span; readonly isRead: boolean },
  send: () => Promise<Outcome<Body>>,
): Promise<Outcome<Body>> {
  const start = performance.now();
  const outcome = await send();
  const call = {
    upstream,
    method,
    path,
    operation: operationOf(method, path),
    ...resultOf(outcome),
    ms: msSince(start),
  };
  span.set({
    ...(call.status !== null && { 'http.response.status_code': call.status }),
    ...(call.upstreamRequestId !== null && { 'slipway.upstream.request_id': call.upstreamRequestId }),
  });
  onCall?.(call);
  if (isRead) log?.debug(call, 'upstream call');
  else log?.info(call, 'upstream write');
  return outcome;
}

function resultOf(outcome: Outcome<unknown>): Pick<ObservedCall, 'status' | 'failure' | 'upstreamRequestId'> {
  if ('answer' in outcome) {
    return { status: outcome.status, failure: null, upstreamRequestId: requestIdOf(outcome.answer.headers) };
  }
  const { status, failure, requestId } = outcome.error;
  return { status, failure, upstreamRequestId: requestId };
}

function msSince(start: number): number {
  return performance.now() - start;
}
