/**
 * Guesses what was meant by a misspelt name.
 *
 * Pure: refuses to know what the names are for.
 */

/** The known name that takes the fewest edits to get to; null when none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const [best] = known
    .map((candidate) => ({ candidate, edits: editsBetween(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const within = Math.max(2, Math.floor(name.length / 3));
  return best !== undefined && best.edits <= within && best.edits < name.length ? best.candidate : null;
}

/** `did you mean a?` when a known name is near, else what there is: `known are: a, b`. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== null) return `did you mean ${near}?`;
  return known.length === 0 ? 'there are none' : `known are: ${known.join(', ')}`;
}

/** Levenshtein's distance, row by row. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const swap = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
