/** A running gateway is given another configuration: streams go on, and go by it. */

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Config } from '../../src/config/index.ts';
import { ConfigError } from '../../src/errors.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { rawSubscriber } from './raw-subscriber.ts';
import { until } from './until.ts';
import { scheduleWindow } from './windows.ts';

const LINK = 'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }';
const EVENTS = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent { actor ticket { url } } } }`;
const link = (windowId: string, url: string, audience: string) => ({ input: { windowId, link: { url, audience } } });
const same = (config: Config) => config;

let gateway: Gateway;
let window: string;
beforeEach(async () => {
  gateway = await startGateway();
  window = await scheduleWindow(gateway);
}, 120_000);
afterEach(() => gateway.close());

test('no stream ends, nothing is missed and nothing comes twice, however often it happens', async () => {
  const all = [1, 2, 3].map(() => rawSubscriber(gateway.url, 'demo-operator', EVENTS));
  await until('the snapshots', () => all.every(({ payloads }) => payloads.length === 1));
  const urls = Array.from({ length: 12 }, (_none, n) => `https://elsewhere.example/${n}`);
  for (const [n, url] of urls.entries()) {
    const reloaded = n % 3 === 0 ? gateway.reload(same) : null;
    await gateway.ask('demo-operator', LINK, link(window, url, 'OPERATORS'));
    await reloaded;
  }
  await until('all events', () => all.every(({ payloads }) => payloads.length === 1 + urls.length));
  for (const { payloads, ends } of all) {
    expect(payloads.slice(1).map((text) => /elsewhere\.example\/(\d+)/u.exec(text)?.[1])).toEqual(
      urls.map((_url, n) => String(n)),
    );
    expect(ends).toEqual([]);
    expect(new Set(payloads.slice(1)).size).toBe(urls.length);
  }
  all.forEach((each) => {
    each.close();
  });
}, 120_000);

test('who is no operator any more is told on the same stream what owners are told', async () => {
  const auditor = gateway.cloud.issueToken({ project: 'tenant-a', roles: ['member', 'auditor'] });
  await gateway.reload((config) => ({
    ...config,
    access: { ...config.access, operatorRoles: ['admin', 'auditor'] },
  }));
  const stream = rawSubscriber(gateway.url, auditor, EVENTS);
  await until('the snapshot', () => stream.payloads.length === 1);
  await gateway.ask('demo-operator', LINK, link(window, 'https://elsewhere.example/secret-1', 'OPERATORS'));
  await until('the event', () => stream.payloads.length === 2);
  expect(stream.payloads[1]).toContain('"actor":"admin"');

  await gateway.reload(same);
  await gateway.ask('demo-operator', LINK, link(window, 'https://elsewhere.example/secret-2', 'OPERATORS'));
  await gateway.ask('demo-operator', LINK, link(window, 'https://elsewhere.example/for-owners', 'OWNERS'));
  await until('the next event', () => stream.payloads.length > 2);

  expect(stream.payloads[2]).toContain('for-owners');
  expect(stream.payloads[2]).toContain('"actor":"operator"');
  expect(stream.payloads.join()).not.toContain('secret-2');
  expect(stream.ends).toEqual([]);
  stream.close();
}, 120_000);

test('limits hold from then on, for documents that were known too', async () => {
  const query = '{ maintenanceWindows { nodes { tickets { url } } } }';
  expect((await gateway.run('demo-operator', query)).errors).toBeUndefined();
  await gateway.reload((config) => ({ ...config, limits: { ...config.limits, maxDepth: 2 } }));
  expect((await gateway.run('demo-operator', query)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  await gateway.reload((config) => ({ ...config, limits: { ...config.limits, maxCost: 9 } }));
  expect((await gateway.run('demo-operator', query)).errors?.[0]?.message).toContain('cost more than 9');
  await gateway.reload((config) => ({ ...config, limits: { ...config.limits, maxFirst: 3 } }));
  const page = '{ maintenanceWindows(first: 4) { nodes { id } } }';
  expect((await gateway.run('demo-operator', page)).errors?.[0]?.message).toContain('from 0 to 3');
  expect((await gateway.run('demo-operator', query)).errors).toBeUndefined();
}, 120_000);

test('clouds and ticket systems come and go', async () => {
  const clouds = async () => (await gateway.ask('demo-operator', '{ clouds { name } }')).clouds;
  const systems = async () => (await gateway.ask('demo-operator', '{ ticketSystems { name } }')).ticketSystems;
  await gateway.reload((config) => ({
    ...config,
    tickets: [],
    clouds: config.clouds.flatMap((cloud) => [cloud, { ...cloud, name: 'annex' as typeof cloud.name }]),
  }));
  expect([await clouds(), await systems()]).toEqual([[{ name: 'home' }, { name: 'annex' }], []]);
  await gateway.reload(same);
  expect([await clouds(), await systems()]).toEqual([[{ name: 'home' }], [{ name: 'corp-jira' }]]);
}, 120_000);

test('what only a restart can change is named, and what is faulty changes nothing', async () => {
  const moved = await gateway.reload((config) => ({
    ...config,
    listen: { ...config.listen, port: 1 },
    store: { kind: 'pglite', directory: 'elsewhere' },
    limits: { ...config.limits, bodyBytes: 1024 },
  }));
  expect(moved).toEqual(['listen.port', 'store', 'limits.bodyKiB']);

  const changed = gateway.reload((config) => ({
    ...config,
    tickets: [],
    workflows: {
      ...config.workflows,
      files: config.workflows.files.map((file) => ({ ...file, text: file.text.replaceAll('in progress', 'at work') })),
    },
  }));
  await expect(changed).rejects.toThrow(ConfigError);
  await expect(changed).rejects.toThrow('changed since windows followed');
  expect(await gateway.ask('demo-operator', '{ ticketSystems { name } }')).toEqual({
    ticketSystems: [{ name: 'corp-jira' }],
  });
}, 120_000);
