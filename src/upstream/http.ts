/**
 * One JSON-over-HTTP upstream: its connections, and around every call one deadline, a bound on concurrency and the
 * retry of reads.
 *
 * Knows no API: paths, headers and shapes are the caller's. Reads no configuration and keeps no answer.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

import { bulkhead, TaskCancelledError } from 'cockatiel';
import { Pool } from 'undici';
import type { z } from 'zod';
import type { Span } from '../domain/tracer.ts';
import { spanning } from '../domain/tracer.ts';
import type { UpstreamError } from '../errors.ts';
import { allowedLookup } from './http/allowed-addresses.ts';
import type { ResolveAll } from './http/allowed-addresses.ts';
import { deadlineIn, within } from './http/deadline.ts';
import type { Deadline } from './http/deadline.ts';
import { exchange } from './http/exchange.ts';
import type { Exchange, HttpAnswer, Outcome } from './http/exchange.ts';
import { late } from './http/failure.ts';
import type { Target } from './http/failure.ts';
import { observed, spanOfCall } from './http/observed.ts';
import type { CallWatchers } from './http/observed.ts';
import { repeated } from './http/retry.ts';

/** How an upstream proves who it is, and we to it: PEM texts. Left out: the system's own certificate authorities. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False accepts any certificate. */
  readonly rejectUnauthorized?: boolean;
}

export type { ObservedCall } from './http/observed.ts';

/** What every upstream client takes beside its address. */
export interface Connection extends CallWatchers {
  /** Of one call, from first to last: queueing, retries, connection, headers and body. */
  readonly timeoutMs: number;
  /** Requests under way at once; others wait their turn, within their own deadline. */
  readonly concurrency: number;
  readonly tls?: Tls;
  /** Larger answers are refused. */
  readonly maxAnswerBytes?: number;
  /** Ranges beside the public ones that its name may lead to, e.g. `10.20.0.0/16`. Left out: any address will do. */
  readonly allowAddresses?: readonly string[];
  /** How names are resolved, where addresses are checked; the system's own when left out. */
  readonly resolveAll?: ResolveAll;
  /** Sent with every request, e.g. the id of whoever it is made for. Nothing secret: failures may quote it. */
  readonly onBehalfOf?: () => Readonly<Record<string, string>>;
}

/** `upstream` names it in every message, e.g. `nova home`. */
export interface HttpOptions extends Connection {
  readonly upstream: string;
  readonly baseUrl: string;
}

/** One request; its answer is JSON. */
export interface HttpCall<Body> {
  /** GET unless said. Only reads are ever sent again. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the base URL, already encoded, e.g. `/os-services`. */
  readonly path: string;
  /** A list is written as its name once for each item. */
  readonly query?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as `application/x-www-form-urlencoded`, for the few that read nothing else; not beside a body. */
  readonly form?: Readonly<Record<string, string>>;
  /** What a good answer looks like; an empty one is null. */
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
/** What any other header holds may be a secret: some services take tokens under names of their own. */
const HARMLESS_HEADERS =
  /^(?:accept|content-type|user-agent|openstack-api-version|x-openstack-nova-api-version|traceparent|tracestate|x-openstack-request-id)$/u;

/** A client for one upstream. Connections are made when needed and kept alive. */
export function createHttp(options: HttpOptions): Http {
  const base = new URL(options.baseUrl);
  const basePath = base.pathname.replace(/\/+$/u, '');
  const pool = poolFor(base, options);
  // Waiting calls need no bound of their own: each leaves at its deadline.
  const turns = bulkhead(options.concurrency, Number.POSITIVE_INFINITY);

  function send<Body>(call: HttpCall<Body>): Promise<HttpAnswer<Body>> {
    const span = spanOfCall(options, base, targetOf(options, call));
    return spanning(span, () => sendWithin(span, call));
  }

  async function sendWithin<Body>(span: Span, call: HttpCall<Body>): Promise<HttpAnswer<Body>> {
    const deadline = call.deadline ?? deadlineIn(options.timeoutMs);
    const request = prepare(options, basePath, { ...call, headers: { ...span.headers(), ...call.headers } }, deadline);
    const isRead = request.method === 'GET' || call.isRead === true;
    const tooLate = (): UpstreamError => late(request.target, options.timeoutMs);
    // Whoever ends a call starts the next one that waits: what is logged of that is not of the one that ended.
    const turn = AsyncLocalStorage.bind(() =>
      observed(options, request.target, { span, isRead }, () => exchange(pool, request)),
    );
    const attempt = (): Promise<Outcome<Body>> =>
      turns.execute(turn, deadline.signal).catch((cause: unknown) => {
        if (!(cause instanceof TaskCancelledError)) throw cause;
        return { error: tooLate(), passing: false, retryAfterMs: 0 };
      });
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
  const { allowAddresses, resolveAll } = options;
  const lookup = allowAddresses === undefined ? undefined : allowedLookup(allowAddresses, resolveAll);
  return new Pool(base.origin, {
    connections: options.concurrency,
    // The deadline's signal is the only clock; undici's own would be a second opinion.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.timeoutMs, ...options.tls, ...(lookup !== undefined && { lookup }) },
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
  const target = targetOf(options, call);
  const { method } = target;
  const headers = { accept: 'application/json', ...options.onBehalfOf?.(), ...call.headers };
  const query = new URLSearchParams(
    Object.entries(call.query ?? {}).flatMap(([name, value]) => [value].flat().map((item) => [name, String(item)])),
  );
  const path = `${basePath}${call.path}`;
  return {
    target: { ...target, secrets: secretsIn(headers) },
    path: query.size === 0 ? path : `${path}?${query.toString()}`,
    method,
    ...written(headers, call),
    shape: call.shape,
    signal: deadline.signal,
    timeoutMs: options.timeoutMs,
  };
}

function targetOf(
  { upstream }: HttpOptions,
  { method = 'GET', path }: Pick<HttpCall<unknown>, 'method' | 'path'>,
): Omit<Target, 'secrets' | 'method'> & Pick<Exchange<unknown>, 'method'> {
  return { upstream, method, path: path === '' ? '/' : path };
}

/** The body as text, and the headers that say what it is. */
function written(
  headers: Readonly<Record<string, string>>,
  { body, form }: Pick<HttpCall<unknown>, 'body' | 'form'>,
): Pick<Exchange<unknown>, 'headers' | 'body'> {
  if (form !== undefined) {
    const type = 'application/x-www-form-urlencoded';
    return { headers: { ...headers, 'content-type': type }, body: new URLSearchParams(form).toString() };
  }
  if (body === undefined) return { headers, body: null };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Both the header and its last word, for `Authorization: Basic …` may be quoted without the scheme. */
function secretsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => !HARMLESS_HEADERS.test(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.split(' ').at(-1) ?? '']);
}

function named(request: Exchange<unknown>): { upstream: string; method: string; path: string } {
  const { upstream, method, path } = request.target;
  return { upstream, method, path };
}
