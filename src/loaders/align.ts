/**
 * DataLoader's contract: an answer for every key, in the order of the keys, whatever gaps the source left.
 *
 * Refuses to know positions: rows find their key by themselves.
 */

/** One row, or null, for each key. */
export function alignOne<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** All rows, possibly none, for each key, in the order of the rows. */
export function alignMany<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly Row[][] {
  const byKey = Map.groupBy(rows, keyOf);
  return keys.map((key) => byKey.get(key) ?? []);
}
