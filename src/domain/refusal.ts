/**
 * Expected refusals of a verb, as data: the caller can do something about each.
 *
 * Pure. Faults and missing rights are thrown instead, see errors.ts.
 */

/** Stable, for programs; the GraphQL enum UserErrorCode. */
export const REFUSAL_CODES = [
  'STALE_REVISION',
  'INVALID_TIMES',
  'INVALID_EVENT',
  'GUARD_REFUSED',
  'WINDOW_NOT_FOUND',
  'HOST_NOT_FOUND',
  'SERVER_NOT_FOUND',
  'SERVER_NOT_IN_WINDOW',
  'ACTION_NOT_ALLOWED',
  'DEADLINE_PASSED',
  'SAME_HOST_OVERLAP',
  'INVALID_VALUE',
  'HOST_NOT_OURS',
  'TICKET_SYSTEM_NOT_FOUND',
  'TICKET_REFUSED',
  'CALENDAR_FEED_NOT_FOUND',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** One reason why a verb did nothing. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong and what would be right. */
  readonly message: string;
  /** The argument it is about; null when it is about the whole. */
  readonly path: readonly string[] | null;
}

/** What a verb came to: done (`refusals` is empty) or refused. `subject` is the thing as it is now, where it may be shown. */
export interface Outcome<Subject> {
  readonly subject: Subject | null;
  readonly refusals: readonly Refusal[];
}

/** A refusal about one field of the mutation's input, or about the whole where no field is named. */
export function refusal(code: RefusalCode, message: string, ...field: readonly string[]): Refusal {
  return { code, message, path: field.length === 0 ? null : ['input', ...field] };
}
