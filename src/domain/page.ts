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

/** A list whole, read in pages of `first` items. */
export async function everyItem<Item>(
  first: number,
  read: (request: PageRequest) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let after: string | null = null; ;) {
    const page = await read({ first, after });
    all.push(...page.items.map(({ item }) => item));
    after = page.items.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || after === null) return all;
  }
}

/** Lists that are paged by key. One list's cursor is none of another's. */
export type ListName = 'hosts' | 'servers' | 'windows' | 'windowServers';

/** The cursor of a sort key of this list. */
export function cursorOf(list: ListName, key: string): string {
  return `${list}.${toBase64Url(key)}`;
}

/** The sort key of a cursor; null when the text is not a cursor of this list. */
export function keyOfCursor(list: ListName, cursor: string): string | null {
  if (!cursor.startsWith(`${list}.`)) return null;
  try {
    const bytes = Uint8Array.from(
      atob(
        cursor
          .slice(list.length + 1)
          .replaceAll('-', '+')
          .replaceAll('_', '/'),
      ),
      (c) => c.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One page of a list that is in memory whole, sorted by `keyOf`. Keys must be unique. */
export function pageOf<Item>(
  list: ListName,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
): Page<Item> {
  const keyed = inOrder(items, list, keyOf);
  const after = request.after === null ? null : keyOfCursor(list, request.after);
  const start = after === null ? 0 : keyed.filter(({ key }) => key <= after).length;
  return {
    items: keyed.slice(start, start + request.first).map(({ key, item }) => ({
      item,
      // Most cursors are never looked at, and pages in pages have thousands of them.
      get cursor() {
        return cursorOf(list, key);
      },
    })),
    hasNextPage: start + request.first < keyed.length,
    hasPreviousPage: start > 0,
    totalCount: keyed.length,
  };
}

interface Keyed<Item> {
  readonly key: string;
  readonly item: Item;
}

/** Lists that many ask for are sorted once, for as long as anybody has them. Each kind of list has one key. */
const sorted = new WeakMap<object, { readonly list: ListName; readonly keyed: readonly Keyed<unknown>[] }>();

function inOrder<Item>(items: readonly Item[], list: ListName, keyOf: (item: Item) => string): readonly Keyed<Item>[] {
  const known = sorted.get(items);
  // What was made of this very list, by its own key.
  if (known?.list === list) return known.keyed as readonly Keyed<Item>[];
  const keyed = items.map((item) => ({ key: keyOf(item), item })).sort((a, b) => (a.key < b.key ? -1 : 1));
  sorted.set(items, { list, keyed });
  return keyed;
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
