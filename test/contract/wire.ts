/**
 * Plain HTTP to the system under contract: a request, its status, headers and JSON.
 *
 * Knows nothing of what the answers mean, and never retries.
 */
import { setTimeout as pause } from 'node:timers/promises';

import { expect } from '@jest/globals';
import { z } from 'zod';

/** One answer; `json` is undefined where the body is empty or no JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
  readonly text: string;
}

/** What a request may carry. */
export interface Ask {
  readonly token?: string;
  /** Microversion, e.g. `2.90`, for `OpenStack-API-Version`. */
  readonly version?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one request. Redirects are answers too. */
export async function send(method: string, url: string, { token, version, body, headers }: Ask = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { 'X-Auth-Token': token }),
      ...(version !== undefined && { 'OpenStack-API-Version': `compute ${version}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

/** The body in that shape; a missing field fails the test with the path of it. */
export function read<T>(answer: Answer, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new Error(`${String(answer.status)} ${answer.text.slice(0, 300)}\n${z.prettifyError(parsed.error)}`);
}

/** Nova's refusals: one key for the kind of fault, the status again, a message, and a request id beside it. */
export function expectFault(answer: Answer, status: number, key: string, message: RegExp): void {
  expect(answer.json).toEqual({ [key]: { code: status, message: expect.stringMatching(message) } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
}

/** Keystone's refusals. */
export function expectIdentityFault(answer: Answer, status: number, title: string, message: RegExp): void {
  expect(answer.json).toEqual({ error: { code: status, title, message: expect.stringMatching(message) } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-/);
}

/** Asks again until `found` gives something, at most for `seconds`. Rejects with `what` it was waiting for. */
export async function eventually<T>(what: string, found: () => Promise<T | undefined>, seconds = 40): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const result = await found();
    if (result !== undefined) return result;
    await pause(100);
  }
  throw new Error(`not within ${String(seconds)} s: ${what}`);
}
