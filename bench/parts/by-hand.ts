/**
 * The join as somebody would write it by hand for just this question: the same upstream calls, the same JSON.
 *
 * Knows the windows beforehand, where the gateway reads them from its store: a head start for the script.
 */

import { z } from 'zod';

import type { Surroundings } from './surroundings.ts';

/** A window as the script knows it. */
export interface KnownWindow {
  readonly host: string;
  readonly state: string;
  readonly urls: readonly string[];
}

const servicesBody = z.object({
  services: z.array(z.object({ host: z.string(), disabled_reason: z.string().nullish() })),
});
const serversBody = z.object({
  servers: z.array(z.object({ id: z.string(), name: z.string(), 'OS-EXT-SRV-ATTR:host': z.string().nullish() })),
});
const issuesBody = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.object({ status: z.object({ name: z.string() }) }) })),
});

const PAGE = 1000;
const BULK = 100;

/** Answers what the gateway answers to the bench's query. */
export async function joinByHand(
  { computeUrl, jira }: Surroundings,
  token: string,
  windows: ReadonlyMap<string, readonly KnownWindow[]>,
) {
  const headers = { 'x-auth-token': token, 'openstack-api-version': 'compute 2.90' };
  const [{ services }, servers] = await Promise.all([
    getJson(`${computeUrl}/os-services?binary=nova-compute`, headers, servicesBody),
    allServers(computeUrl, headers),
  ]);
  const onHost = Map.groupBy(servers, (server) => server['OS-EXT-SRV-ATTR:host'] ?? '');
  const urls = services.flatMap(({ host, disabled_reason: reason }) => [
    ...urlsIn(reason),
    ...(windows.get(host) ?? []).flatMap((window) => window.urls),
  ]);
  const statuses = await statusesOf(jira, [...new Set(urls.map(keyOf))]);
  const ticket = (url: string) => ({ ticket: { key: keyOf(url), status: statuses.get(keyOf(url)) ?? null } });
  return services.map(({ host, disabled_reason: reason }) => ({
    name: host,
    servers: { nodes: (onHost.get(host) ?? []).map(({ name }) => ({ name })) },
    tickets: urlsIn(reason).map(ticket),
    maintenanceWindows: {
      nodes: (windows.get(host) ?? []).map(({ state, urls: own }) => ({ state, tickets: own.map(ticket) })),
    },
  }));
}

async function allServers(computeUrl: string, headers: Readonly<Record<string, string>>) {
  const servers: z.infer<typeof serversBody>['servers'] = [];
  for (let marker = ''; ;) {
    const url = `${computeUrl}/servers/detail?all_tenants=1&limit=${PAGE}${marker === '' ? '' : `&marker=${marker}`}`;
    const page = (await getJson(url, headers, serversBody)).servers;
    servers.push(...page);
    marker = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return servers;
  }
}

async function statusesOf({ url, email, token }: Surroundings['jira'], keys: readonly string[]) {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  const bulks = Array.from({ length: Math.ceil(keys.length / BULK) }, (_, at) =>
    keys.slice(at * BULK, (at + 1) * BULK),
  );
  const answers = await Promise.all(
    bulks.map(async (bulk) => {
      const response = await fetch(`${url}/rest/api/3/issue/bulkfetch`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ issueIdsOrKeys: bulk, fields: ['status'] }),
      });
      return issuesBody.parse(await response.json()).issues;
    }),
  );
  return new Map(answers.flat().map(({ key, fields }) => [key, fields.status.name]));
}

async function getJson<Body>(
  url: string,
  headers: Readonly<Record<string, string>>,
  shape: z.ZodType<Body>,
): Promise<Body> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${String(response.status)} for ${url}`);
  return shape.parse(await response.json());
}

function urlsIn(reason: string | null | undefined): string[] {
  return reason?.match(/https?:\/\/\S+/gu) ?? [];
}

function keyOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
