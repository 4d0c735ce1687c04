/**
 * Relay connections from pages, and the arguments that ask for them.
 *
 * Refuses to know what is listed.
 */

import type { Coverage } from '../src/domain/problem.ts';
import type { ListName, Page, PageRequest } from '../src/domain/page.ts';
import { keyOfCursor, pageOf } from '../src/domain/page.ts';
import { InvalidInputError } from '../src/errors.ts';

/** Relay's arguments, as the schema has them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A Relay connection of the schema. */
export interface Connection<Item> {
  readonly edges: { readonly cursor: string; readonly node: Item }[];
  readonly nodes: Item[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

/** What `first: null` means. The server has refused pages that are negative or too long. */
const DEFAULT_PAGE = 50;

/** Reads Relay's arguments; throws InvalidInputError for a page that starts nowhere in this list. */
export function pageRequest(list: ListName, { first, after }: PageArguments): PageRequest {
  if (after != null && keyOfCursor(list, after) === null) {
    throw new InvalidInputError('after is not a cursor of this list: give an endCursor that it answered.');
  }
  return { first: first ?? DEFAULT_PAGE, after: after ?? null };
}

/** The same for a page of events: what its cursor means, the event log knows. */
export function historyRequest({ first, after }: PageArguments): PageRequest {
  return { first: first ?? DEFAULT_PAGE, after: after ?? null };
}

/** The connection of a page. What nobody asks for is not made. */
export function connectionOf<Item>(page: Page<Item>): Connection<Item> {
  return {
    get edges() {
      return page.items.map(({ cursor, item }) => ({ cursor, node: item }));
    },
    get nodes() {
      return page.items.map(({ item }) => item);
    },
    get pageInfo() {
      return {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: page.items[0]?.cursor ?? null,
        endCursor: page.items.at(-1)?.cursor ?? null,
      };
    },
    totalCount: page.totalCount,
  };
}

/** The connection of a list that was read whole, with where its parts came from. */
export function listConnection<Item>(
  list: ListName,
  { items, coverage }: { readonly items: readonly Item[]; readonly coverage: readonly Coverage[] },
  keyOf: (item: Item) => string,
  request: PageRequest,
): Connection<Item> & { readonly coverage: readonly Coverage[] } {
  return Object.assign(connectionOf(pageOf(list, items, keyOf, request)), { coverage });
}
