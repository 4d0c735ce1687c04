/**
 * Texts as they fit into a ticket's summary.
 *
 * Pure.
 */

/** On one line, and at most so many UTF-16 units, without half a character at the end. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
