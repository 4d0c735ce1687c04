/**
 * One request and its answer: sent once, read whole, checked, and never thrown: a failure is an outcome too.
 *
 * Knows nothing of trying again, of waiting one's turn, or of what the answer means.
 */

import type { Pool } from 'undici';
import type { z } from 'zod';
import type { UpstreamError } from '../../errors.ts';
import { late, refused, unanswered, unreadable } from './failure.ts';
import type { Target } from './failure.ts';

/** What is asked for, ready to be sent. */
export interface Exchange<Body> {
  readonly target: Target;
  /** Path and query from the root of the host. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly shape: z.ZodType<Body>;
  readonly signal: AbortSignal;
  /** For the message, when the signal ends it. */
  readonly timeoutMs: number;
}

/** A good answer; header names are in lower case. */
export interface HttpAnswer<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

/** `passing`: this very failure is of the kind that a second attempt may not meet. */
export type Outcome<Body> =
  | { readonly answer: HttpAnswer<Body>; readonly status: number }
  | { readonly error: UpstreamError; readonly passing: boolean; readonly retryAfterMs: number };

/** Statuses that are worth a second attempt: overload and gateways in between. */
const PASSING_STATUSES = new Set([429, 502, 503, 504]);

/** Sends once. Never rejects for what the upstream does; a call that cannot be sent at all is a bug and throws. */
export async function exchange<Body>(pool: Pool, call: Exchange<Body>): Promise<Outcome<Body>> {
  const { target, path, method, headers, body, signal } = call;
  try {
    const response = await pool.request({ path, method, headers, body, signal });
    const answered = { status: response.statusCode, headers: plain(response.headers) };
    return judge(call, answered, await response.body.text());
  } catch (cause) {
    if (signal.aborted) return { error: late(target, call.timeoutMs), passing: false, retryAfterMs: 0 };
    if (cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_INVALID_ARG') throw cause;
    const error = unanswered(target, cause);
    return { error, passing: error.failure === 'UNREACHABLE', retryAfterMs: 0 };
  }
}

function judge<Body>(
  { target, shape }: Exchange<Body>,
  answered: { status: number; headers: Readonly<Record<string, string>> },
  text: string,
): Outcome<Body> {
  const { status, headers } = answered;
  const json = parse(text);
  if (status < 200 || status > 299) {
    const pause = retryAfterMs(headers['retry-after']);
    const error = refused(target, { ...answered, body: json, retryAfterMs: pause });
    return { error, passing: PASSING_STATUSES.has(status), retryAfterMs: pause };
  }
  const unusable = (why: string, cause?: unknown): Outcome<Body> => ({
    error: unreadable(target, answered, why, cause),
    passing: false,
    retryAfterMs: 0,
  });
  if (json === undefined) return unusable(`not JSON but ${headers['content-type'] ?? 'of no type'}`);

  const read = shape.safeParse(json);
  if (read.success) return { answer: { body: read.data, headers }, status };
  const first = read.error.issues[0];
  return unusable(first === undefined ? 'wrong shape' : `${first.path.join('.')}: ${first.message}`, read.error);
}

/** Undefined when the text is not JSON, null when there is none. */
function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 9110 `Retry-After`: seconds or a date. Zero when absent or unreadable. */
function retryAfterMs(header: string | undefined): number {
  if (header === undefined) return 0;
  const ms = /^\d+$/u.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
