/**
 * Addresses as the configuration of a JSON service writes them, with `{key}` in the place of a key.
 *
 * Pure.
 */

import type { HttpCall } from '../http.ts';
import { decoded, pathWithin } from './site.ts';

/** The query is kept apart from the path, for it is not told in messages. */
export function addressed(path: string): Pick<HttpCall<unknown>, 'path' | 'query'> {
  const url = new URL(path.replace(/^\/*/u, '/'), 'http://base.invalid');
  const query = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((each) => [each, url.searchParams.getAll(each)]),
  );
  return { path: url.pathname, query };
}

/** What stands in the place of `{key}`; null when the address is no such page. */
export function keyOn(site: URL, page: string, url: URL): string | null {
  const path = pathWithin(site, url);
  const [before = '', after = ''] = page.replace(/^\/+/u, '').split('{key}');
  const [whole, ending] = page.includes('?')
    ? [`${path ?? ''}${url.search}`, after]
    : [(path ?? '').replace(/\/$/u, ''), after.replace(/\/$/u, '')];
  if (path === null || !whole.startsWith(before)) return null;
  const rest = whole.slice(before.length);
  const end = ending === '' ? rest.length : rest.lastIndexOf(ending);
  return end < 0 || rest.length !== end + ending.length ? null : decoded(rest.slice(0, end));
}
