/**
 * Times as ticket systems write them.
 *
 * Pure.
 */

/** Null when there is none, or none that can be read. */
export function instantOf(text: string | null | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}
