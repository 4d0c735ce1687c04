/**
 * What went wrong with one request, in the upstream's own words where it gave any, and without anybody's secrets.
 *
 * Knows how OpenStack and ticket systems word their refusals; what to do about a failure is decided elsewhere.
 */

import { z } from 'zod';
import { UpstreamError } from '../../errors.ts';
import type { UpstreamFailure } from '../../errors.ts';
import { BlockedAddressError } from './allowed-addresses.ts';

const LONGEST_MESSAGE = 400;

/** Jira: `{errorMessages, errors}`. Redmine: `{errors: […]}`. Keystone: `{error: {message}}`. Nova: `{badRequest: {message, code}}` and the like. */
const refusals = z.union([
  z
    .object({ errorMessages: z.array(z.string()).default([]), errors: z.record(z.string(), z.string()).default({}) })
    .transform(({ errorMessages, errors }) => [...errorMessages, ...Object.values(errors)].join(' '))
    .refine((text) => text !== ''),
  z.object({ errors: z.array(z.string()) }).transform(({ errors }) => errors.join('. ')),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.record(z.string(), z.unknown()).transform((body) => wordsInside(body) ?? ''),
]);

/** Request ids as the upstreams name them, for asking their operators. */
const REQUEST_ID_HEADERS = ['x-openstack-request-id', 'x-compute-request-id', 'atl-traceid', 'x-arequestid'];

/** Where a request went, for messages and logs: never with its query, which may name what others may not know. */
export interface Target {
  readonly upstream: string;
  readonly method: string;
  readonly path: string;
  /** Texts that must appear in no message, e.g. the token that was sent. */
  readonly secrets: readonly string[];
}

/** What of an answer matters to its failure. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON; undefined when it is not JSON. */
  readonly body: unknown;
  /** Left out: the answer does not ask for a pause. */
  readonly retryAfterMs?: number;
}

/** An answer whose status is not 2xx. A redirect is a failure too: following it would carry credentials elsewhere. */
export function refused(target: Target, { status, headers, body, retryAfterMs = 0 }: Refusal): UpstreamError {
  const said = refusals.safeParse(body).data ?? '';
  const words = status < 400 ? 'redirects, which is not followed' : said;
  const message = redact(`${target.method} ${target.path}: ${status} ${words}`.trim(), target.secrets);
  return new UpstreamError(target.upstream, failureOf(status), shorten(message), {
    status,
    requestId: requestIdOf(headers),
    retryAfterMs,
    body: { type: mediaTypeOf(headers), json: withoutSecrets(body, target.secrets) },
  });
}

/** An answer with a good status and a body that is not what the call asked for. */
export function unreadable(
  target: Target,
  answer: Pick<Refusal, 'status' | 'headers'>,
  why: string,
  cause?: unknown,
): UpstreamError {
  const message = redact(`${target.method} ${target.path}: unreadable answer: ${why}`, target.secrets);
  return new UpstreamError(target.upstream, 'UNREADABLE', shorten(message), {
    status: answer.status,
    requestId: requestIdOf(answer.headers),
    cause,
  });
}

/** The deadline passed. */
export function late(target: Target, timeoutMs: number): UpstreamError {
  const message = `${target.method} ${target.path}: no answer within ${Math.round(timeoutMs)} ms`;
  return new UpstreamError(target.upstream, 'TIMEOUT', message);
}

/**
 * No answer, or only a part of one. The code alone is told: system messages name inner addresses. A blocked address is
 * the exception, for without it nobody could tell what to allow.
 */
export function unanswered(target: Target, cause: unknown): UpstreamError {
  if (cause instanceof BlockedAddressError) {
    const words = `${target.method} ${target.path}: not sent: ${cause.message}`;
    return new UpstreamError(target.upstream, 'BLOCKED', words, { cause });
  }
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new UpstreamError(target.upstream, 'UNREADABLE', `${target.method} ${target.path}: answer too large`);
  }
  const failure = code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT' ? 'TIMEOUT' : 'UNREACHABLE';
  const message = `${target.method} ${target.path}: cannot be reached (${code})`;
  return new UpstreamError(target.upstream, failure, message, { cause });
}

/** The text without the given secrets, Fernet tokens, and what URLs carry beside host and path. */
export function redact(text: string, secrets: readonly string[]): string {
  return blotted(text, secrets).replace(/(https?:\/\/)(?:[^\s/@]*@)?([^\s?#"'<>]*)[?#]?[^\s"'<>]*/gu, '$1$2');
}

function blotted(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
    .replace(/\bgAAAA[\w-]{16,}={0,2}/gu, '***');
}

/** What is shorter is no secret, and would blot out half of what was said. */
const SHORTEST_SECRET = 6;

/** The same JSON; nothing but secrets is taken out of its texts, for it may be an answer. */
function withoutSecrets(json: unknown, secrets: readonly string[]): unknown {
  const long = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return blotted(value, long);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(json);
}

function mediaTypeOf(headers: Readonly<Record<string, string>>): string {
  return (headers['content-type'] ?? '').replace(/;.*/su, '').trim().toLowerCase();
}

function failureOf(status: number): UpstreamFailure {
  if (status >= 500 || status === 429) return 'FAILED';
  return status >= 400 ? 'REFUSED' : 'UNREADABLE';
}

/** The upstream's own id of a request; null when it tells none. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | null {
  return REQUEST_ID_HEADERS.map((name) => headers[name]).find((id) => id !== undefined) ?? null;
}

function wordsInside(body: Readonly<Record<string, unknown>>): string | null {
  const inner = Object.values(body).map((value) => z.object({ message: z.string() }).safeParse(value).data?.message);
  return inner.find((message) => message !== undefined) ?? null;
}

function shorten(message: string): string {
  const oneLine = message.replace(/\s+/gu, ' ');
  return oneLine.length > LONGEST_MESSAGE ? `${oneLine.slice(0, LONGEST_MESSAGE)}…` : oneLine;
}
