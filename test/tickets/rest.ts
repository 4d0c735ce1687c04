/**
 * A client of the real servers for the tests themselves: it shares nothing with the adapters, so that what they say of
 * themselves is checked by somebody else.
 */

import type { z } from 'zod';

export type Rest = <Body>(shape: z.ZodType<Body>, method: string, path: string, body?: unknown) => Promise<Body>;

/** Throws on any status but a good one. */
export function restOf(url: string, headers: Readonly<Record<string, string>>): Rest {
  return async (shape, method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return shape.parse(text === '' ? null : JSON.parse(text));
  };
}

/** So many numbers as keys. */
export function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, place) => String(from + place));
}
