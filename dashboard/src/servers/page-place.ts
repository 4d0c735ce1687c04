/**
 * Which part of a long list stands on a page, in words.
 *
 * Pure.
 */

/** E.g. `201 to 400 of 1234`; `total` is null where it is not known. */
export function placeOf(before: number, shown: number, total: number | null): string {
  const all = total === null ? '' : ` of ${total}`;
  if (shown === 0) return `none${all}`;
  return shown === 1 ? `${before + 1}${all}` : `${before + 1} to ${before + shown}${all}`;
}
