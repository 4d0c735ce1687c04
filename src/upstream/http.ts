/**
 * One JSON-over-HTTP upstream: its connections, and around every call one deadline, a bound on concurrency and the
 * retry of reads.
 *
 * Knows no API: paths, headers and shapes are the caller's. Reads no configuration and keeps no answer.
 */

import { bulkhead, TaskCancelledError } from 'cockatiel';
import type { Logger } from 'pino';
import { Pool } from 'undici';
import type { z } from 'zod';
import type { UpstreamError } from '../errors.ts';
import { deadlineIn, within } from './http/deadline.ts';
import type { Deadline } from './http/deadline.ts';
import { exchange } from './http/exchange.ts';
import type { Exchange, HttpAnswer, Outcome } from './http/exchange.ts';
import { late } from './http/failure.ts';
import { repeated } from './http/retry.ts';

/** How an upstream proves who it is, and we to it: PEM texts. Left out: the system's own certificate authorities. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False accepts any certificate. */
  readonly rejectUnauthorized?: boolean;
}

/** One request as it went over the wire, for metrics. `status` is null when there was no answer. `path` has no query. */
export interface ObservedCall {
  readonly upstream: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly ms: number;
}

/** What every upstream client takes beside its address. */
export interface Connection {
  /** Of one call, from first to last: queueing, retries, connection, headers and body. */
  readonly timeoutMs: number;
  /** Requests under way at once; others wait their turn, within their own deadline. */
  readonly concurrency: number;
  readonly tls?: Tls;
  /** Larger answers are refused. */
  readonly maxAnswerBytes?: number;
  readonly log?: Logger;
  readonly onCall?: (call: ObservedCall) => void;
}

/** `upstream` names it in every message, e.g. `nova home`. */
export interface HttpOptions extends Connection {
  readonly upstream: string;
  readonly baseUrl: string;
}

/** One JSON request. */
export interface HttpCall<Body> {
  /** GET unless said. Only reads are ever sent again. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Behind the base URL, already encoded, e.g. `/os-services`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a good answer looks like. */
  readonly shape: z.ZodType<Body>;
  /** A read in spite of its method, so it may be sent again. */
  readonly isRead?: boolean;
  /** Shared with other requests that are part of the same call; its own when left out. */
  readonly deadline?: Deadline;
}

/** `send` throws UpstreamError. `close` lets running requests end and refuses new ones; closing twice is closing once. */
export interface Http {
  readonly send: <Body>(call: HttpCall<Body>) => Promise<HttpAnswer<Body>>;
  readonly close: () => Promise<void>;
}

const MOST_ANSWER_BYTES = 64 * 2 ** 20;
const SECRET_HEADERS = new Set(['x-auth-token', 'x-subject-token', 'authorization']);

/** A client for one upstream. Connections are made when needed and kept alive. */
export function createHttp(options: HttpOptions): Http {
  const base = new URL(options.baseUrl);
  const basePath = base.pathname.replace(/\/+$/u, '');
  const pool = poolFor(base, options);
  // Waiting calls need no bound of their own: each leaves at its deadline.
  const turns = bulkhead(options.concurrency, Number.POSITIVE_INFINITY);

  async function send<Body>(call: HttpCall<Body>): Promise<HttpAnswer<Body>> {
    const deadline = call.deadline ?? deadlineIn(options.timeoutMs);
    const request = prepare(options, basePath, call, deadline);
    const tooLate = (): UpstreamError => late(request.target, options.timeoutMs);
    const attempt = (): Promise<Outcome<Body>> =>
      turns
        .execute(() => observed(options, request, () => exchange(pool, request)), deadline.signal)
        .catch((cause: unknown) => {
          if (!(cause instanceof TaskCancelledError)) throw cause;
          return { error: tooLate(), passing: false, retryAfterMs: 0 };
        });
    const isRead = request.method === 'GET' || call.isRead === true;
    const onPause = (pauseMs: number, { failure, status }: UpstreamError): void => {
      options.log?.warn({ ...named(request), failure, status, pauseMs }, 'upstream call failed and will be sent again');
    };
    const outcome = await within(deadline, isRead ? repeated(attempt, deadline, onPause) : attempt(), tooLate);
    if ('error' in outcome) throw outcome.error;
    return outcome.answer;
  }

  let closing: Promise<void> | null = null;
  return { send, close: () => (closing ??= pool.close()) };
}

function poolFor(base: URL, options: HttpOptions): Pool {
  return new Pool(base.origin, {
    connections: options.concurrency,
    // The deadline's signal is the only clock; undici's own would be a second opinion.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.timeoutMs, ...options.tls },
    allowH2: false,
    maxResponseSize: options.maxAnswerBytes ?? MOST_ANSWER_BYTES,
  });
}

function prepare<Body>(
  options: HttpOptions,
  basePath: string,
  call: HttpCall<Body>,
  deadline: Deadline,
): Exchange<Body> {
  const method = call.method ?? 'GET';
  const headers = { accept: 'application/json', ...call.headers };
  const query = new URLSearchParams(Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]));
  const path = `${basePath}${call.path}`;
  return {
    target: {
      upstream: options.upstream,
      method,
      path: call.path === '' ? '/' : call.path,
      secrets: secretsIn(headers),
    },
    path: query.size === 0 ? path : `${path}?${query.toString()}`,
    method,
    headers: call.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: call.body === undefined ? null : JSON.stringify(call.body),
    shape: call.shape,
    signal: deadline.signal,
    timeoutMs: options.timeoutMs,
  };
}

/** Both the header and its last word, for `Authorization: Basic …` may be quoted without the scheme. */
function secretsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => SECRET_HEADERS.has(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.split(' ').at(-1) ?? '']);
}

function named(request: Exchange<unknown>): { upstream: string; method: string; path: string } {
  const { upstream, method, path } = request.target;
  return { upstream, method, path };
}

async function observed<Body>(
  options: HttpOptions,
  request: Exchange<Body>,
  send: () => Promise<Outcome<Body>>,
): Promise<Outcome<Body>> {
  const start = performance.now();
  const outcome = await send();
  const status = 'error' in outcome ? outcome.error.status : outcome.status;
  const call = { ...named(request), status, ms: performance.now() - start };
  options.onCall?.(call);
  options.log?.debug(call, 'upstream call');
  return outcome;
}
