/**
 * A list that is part of an answer, and how old it is.
 *
 * Pure. Refuses to know where it was read.
 */

import type { Part } from '../picture/cloud-reads.ts';

export type ListPart<Item> = Part<readonly Item[]>;

/** For each key, the part of the list that is its own. */
export function partBy<Key, Item>(
  keys: readonly Key[],
  { value, ...age }: ListPart<Item>,
  keyOf: (item: Item) => Key | null,
): readonly ListPart<Item>[] {
  const byKey = Map.groupBy(value, keyOf);
  return keys.map((key) => ({ ...age, value: byKey.get(key) ?? [] }));
}
