/**
 * Request bodies: checked by zod, refused in the words of Nova's JSON schema validator.
 *
 * Knows no resource; shapes come from the handlers.
 */
import { z } from 'zod';

import { badRequest, databaseError } from './faults.ts';

const BEYOND_BMP = /[\u{10000}-\u{10FFFF}]/u;

/** Text of `min` to `max` characters, counted as Nova counts: an emoji is one. */
export const novaText = (min: number, max: number): z.ZodType<string> =>
  z
    .string()
    .refine((text) => Array.from(text).length >= min, { error: 'is too short', abort: true })
    .refine((text) => Array.from(text).length <= max, { error: 'is too long' });

/** A boolean in one of the spellings that Nova takes. */
export const novaBoolean = z
  .union([z.boolean(), z.enum(['1', '0', 'true', 'True', 'false', 'False', 'yes', 'no', 'on', 'off'])])
  .transform((value) => value === true || ['1', 'true', 'True', 'yes', 'on'].includes(String(value)));

/** A value as Nova's validator, written in Python, prints it. */
function quote(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(quote).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, it]) => `'${key}': ${quote(it)}`)
      .join(', ')}}`;
  }
  return value == null ? 'None' : JSON.stringify(value);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}

function complaint(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `Additional properties are not allowed (${issue.keys.map(quote).join(', ')} was unexpected)`;
  }
  if (issue.code === 'invalid_type') return `${quote(value)} is not of type '${issue.expected}'`;
  if (issue.code === 'invalid_value') return `${quote(value)} is not one of ${quote(issue.values)}`;
  return `${quote(value)} ${issue.code === 'custom' ? issue.message : 'is not valid'}`;
}

/** The body in that shape. Throws Nova's 400 for the first fault found. */
export function parseBody<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body ?? null);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw badRequest('Malformed request body');
  const missing = issue.path.length > 0 && valueAt(body, issue.path) === undefined;
  const path = missing ? issue.path.slice(0, -1) : issue.path;
  const value = valueAt(body ?? null, path);
  const what = missing ? `${quote(String(issue.path.at(-1)))} is a required property` : complaint(issue, value);
  if (path.length === 0) throw badRequest(what);
  const shown = typeof value === 'string' ? value : quote(value);
  throw badRequest(`Invalid input for field/attribute ${String(path.at(-1))}. Value: ${shown}. ${what}`);
}

/** Nova's tables hold no character beyond the Basic Multilingual Plane: such text is a 500. */
export function refuseBeyondBmp(...texts: readonly string[]): void {
  if (texts.some((text) => BEYOND_BMP.test(text))) throw databaseError();
}
