/**
 * Nova's lists, page after page by marker.
 *
 * Knows no resource. The addresses in `…_links` are only looked at for whether there is a next page: behind a proxy they
 * often name another host, and a token must not be sent there.
 */

import { z } from 'zod';
import { UpstreamError } from '../../errors.ts';

/** The most that Nova gives in one page, unless it is configured to give less. */
const PAGE_SIZE = 1000;

/** One page. `hasNext` is also true behind a full last page: the one after it is empty. */
export interface NovaPage<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
}

/** `servers_links` and the like. */
export const pageLinks = z
  .array(z.object({ rel: z.string() }))
  .default([])
  .transform((links) => links.some(({ rel }) => rel === 'next'));

/** Everything, in Nova's order, once each. Throws UpstreamError when pages repeat themselves, for then there is no end. */
export async function allPages<Item extends { readonly id: string }>(
  upstream: string,
  read: (query: Readonly<Record<string, string | number>>) => Promise<NovaPage<Item>>,
): Promise<Item[]> {
  const byId = new Map<string, Item>();
  for (let marker: string | null = null; ;) {
    const page: NovaPage<Item> = await read({ limit: PAGE_SIZE, ...(marker === null ? {} : { marker }) });
    const before = byId.size;
    for (const item of page.items) byId.set(item.id, item);
    const last = page.items.at(-1);
    if (!page.hasNext || last === undefined) return [...byId.values()];
    if (byId.size === before) throw new UpstreamError(upstream, 'UNREADABLE', 'the pages of a list repeat themselves');
    marker = last.id;
  }
}
