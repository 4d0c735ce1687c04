/** Pages of a server list. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { serversForAdmin, serversForTenant } from './server-shapes.ts';
import { expectFault, read, send } from './wire.ts';

const LIST = '/servers/detail?all_tenants=1';

function describeWalk(use: UseSession): void {
  const page = async (query: string) => read(await use().nova('admin', 'GET', LIST + query), serversForAdmin);
  const follow = async (href: string) =>
    read(await send('GET', href, { token: use().tokens.admin, version: '2.90' }), serversForAdmin);

  test('following the next links gives every server once, in order', async () => {
    const all = (await use().allServers()).map(({ id }) => id);
    const walked: string[] = [];

    for (let href: string | undefined = `${use().computeUrl}${LIST}&limit=3`; href !== undefined;) {
      const { servers, servers_links: links } = await follow(href);
      walked.push(...servers.map(({ id }) => id));
      href = links?.[0]?.href;
    }

    expect(walked).toEqual(all);
  });

  test('a full page has a next link even when nothing follows: the last page is empty', async () => {
    const count = (await use().allServers()).length;

    const full = await page(`&limit=${String(count)}`);
    const last = await follow(full.servers_links?.[0]?.href ?? '');

    expect(full.servers).toHaveLength(count);
    expect(last).toEqual({ servers: [] });
  });

  test('a page that is not full has no next link', async () => {
    const count = (await use().allServers()).length;

    expect(Object.keys(await page(`&limit=${String(count + 1)}`))).toEqual(['servers']);
  });

  test('limit 0 gives no servers, and one above the maximum is accepted', async () => {
    expect(await page('&limit=0')).toEqual({ servers: [] });
    expect((await page('&limit=5000')).servers).toHaveLength((await use().allServers()).length);
  });

  test('the next link keeps the query and adds the marker', async () => {
    const { servers, servers_links: links } = await page('&limit=2&status=ACTIVE&status=SHUTOFF');

    const next = new URL(links?.[0]?.href ?? '');
    expect(next.href.startsWith(`${use().computeUrl}/servers/detail?`)).toBe(true);
    expect(next.searchParams.get('marker')).toBe(servers.at(-1)?.id);
    expect(next.searchParams.get('limit')).toBe('2');
    expect(next.searchParams.get('all_tenants')).toBe('1');
  });
}

function describeRefusals(use: UseSession): void {
  test('an unknown marker and a limit that is no number are 400', async () => {
    const { nova } = use();
    const absent = '00000000-0000-0000-0000-000000000000';

    const marker = await nova('admin', 'GET', `${LIST}&marker=${absent}`);
    expectFault(marker, 400, 'badRequest', new RegExp(`^marker \\[${absent}\\] not found$`));
    for (const limit of ['-1', 'many']) {
      const answer = await nova('admin', 'GET', `${LIST}&limit=${limit}`);
      expectFault(answer, 400, 'badRequest', /^Invalid input for query parameters limit\./);
    }
  });

  test('another project’s server is a marker too: the page goes on where that one would stand', async () => {
    const all = await use().allServers();
    const { tenantA, tenantB } = use().projectIds;
    const marker = all.find(({ tenant_id: project }) => project === tenantA);
    const olderInB = all.slice(all.findIndex(({ id }) => id === marker?.id)).filter((it) => it.tenant_id === tenantB);

    const answer = await use().nova('tenantB', 'GET', `/servers/detail?marker=${String(marker?.id)}`);

    expect(read(answer, serversForTenant).servers.map(({ id }) => id)).toEqual(olderInB.map(({ id }) => id));
  });

  test('a URL beyond 8 kB is a 414', async () => {
    const { id } = await use().idleServer();

    const answer = await use().nova('admin', 'GET', LIST + `&uuid=${id}`.repeat(200));

    expect(answer.status).toBe(414);
  });
}

/** Registers the tests. */
export function describeServerPages(use: UseSession): void {
  describe('pages of servers', () => {
    describeWalk(use);
    describeRefusals(use);
  });
}
