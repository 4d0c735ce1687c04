/**
 * Pages of a list, by key (Relay cursor connections).
 *
 * Pure: cursors are the sort key of an item, encoded; a list may change between two pages and nothing is skipped.
 */

/** Which part of a list is wanted. `after` is a cursor as `cursorOf` makes it. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly { readonly cursor: string; readonly item: Item }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Null where counting would cost another read. */
  readonly totalCount: number | null;
}

/** The cursor of a sort key. */
export function cursorOf(key: string): string {
  return `k.${toBase64Url(key)}`;
}

/** The sort key of a cursor; null when the text is not a cursor. */
export function keyOfCursor(cursor: string): string | null {
  if (!cursor.startsWith('k.')) return null;
  try {
    const bytes = Uint8Array.from(atob(cursor.slice(2).replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One page of a list that is in memory whole, sorted by `keyOf`. Keys must be unique. */
export function pageOf<Item>(items: readonly Item[], keyOf: (item: Item) => string, request: PageRequest): Page<Item> {
  const keyed = items.map((item) => ({ key: keyOf(item), item })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const after = request.after === null ? null : keyOfCursor(request.after);
  const start = after === null ? 0 : keyed.filter(({ key }) => key <= after).length;
  return {
    items: keyed.slice(start, start + request.first).map(({ key, item }) => ({ cursor: cursorOf(key), item })),
    hasNextPage: start + request.first < keyed.length,
    hasPreviousPage: start > 0,
    totalCount: keyed.length,
  };
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
