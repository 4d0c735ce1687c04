/**
 * Nova's pages: `limit`, `marker`, and a next link whenever the page is full, so that the last page may be empty.
 *
 * Knows lists; not what is in them.
 */
import { lastValue } from './call.ts';
import type { NovaCall } from './call.ts';
import { badRequest } from './faults.ts';

/** `[api] max_limit`: a larger limit is accepted and cut to this. */
export const MAX_LIMIT = 1000;

/** One page of a list, with its next link if there may be more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly links: readonly { readonly rel: 'next'; readonly href: string }[] | undefined;
}

function limitOf(query: URLSearchParams): number {
  const text = lastValue(query, 'limit');
  if (text === undefined || text === '') return MAX_LIMIT;
  if (!/^[0-9]*$/.test(text)) {
    throw badRequest(`Invalid input for query parameters limit. Value: ${text}. '${text}' does not match '^[0-9]*$'`);
  }
  return Math.min(Number(text), MAX_LIMIT);
}

/** Where the page behind `marker` starts; undefined if there is no such marker. */
type After = (marker: string) => number | undefined;

function startOf(query: URLSearchParams, after: After): number {
  const marker = lastValue(query, 'marker');
  if (marker === undefined) return 0;
  const start = after(marker);
  if (start === undefined) throw badRequest(`marker [${marker}] not found`);
  return start;
}

/** The same query, sorted by name as Nova sorts it, going on behind `marker`. */
function nextLink({ query, apiUrl }: NovaCall, collection: string, marker: string): string {
  const next = new URLSearchParams([...query].filter(([key]) => key !== 'marker').sort(([a], [b]) => (a < b ? -1 : 1)));
  next.set('marker', marker);
  return `${apiUrl}/${collection}?${next.toString()}`;
}

/** What a list is to its pages. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly idOf: (row: T) => string;
  /** The collection's path below the API's address. */
  readonly collection: string;
  /** How a marker is found, if it need not be one of the rows. */
  readonly after?: After;
}

/** Cuts the page asked for out of all rows. Throws 400 for a bad limit or an unknown marker. */
export function pageOf<T>({ rows, idOf, collection, after }: Listed<T>, call: NovaCall): Page<T> {
  const among: After = (marker) => {
    const at = rows.findIndex((row) => idOf(row) === marker);
    return at < 0 ? undefined : at + 1;
  };
  const limit = limitOf(call.query);
  const start = startOf(call.query, after ?? among);
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  const full = last !== undefined && items.length === limit;
  return { items, links: full ? [{ rel: 'next', href: nextLink(call, collection, idOf(last)) }] : undefined };
}
