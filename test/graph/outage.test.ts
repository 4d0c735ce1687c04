import { afterEach, beforeAll, afterAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { scheduleWindow, schedule } from './windows.ts';

let gateway: Gateway;
let windowId: string;

beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({
      ...config,
      clouds: config.clouds.map((cloud) => ({ ...cloud, timeoutMs: 6000 })),
      tickets: config.tickets.map((system) => ({ ...system, timeoutMs: 1500 })),
    }),
  });
  windowId = await scheduleWindow(gateway, {
    tickets: [{ url: gateway.jira.browseUrl('OPS-101'), audience: 'OWNERS' }],
  });
}, 180_000);

afterAll(() => gateway.close());

afterEach(() => {
  gateway.cloud.heal();
  gateway.jira.heal();
});

const WINDOW = `{ maintenanceWindow(id: "ID") { summary tickets { url ticket { key status fetchedAt stale problem { code retryable } } } } }`;

test.each([
  ['hang', 'TICKET_SYSTEM_TIMEOUT'],
  ['reset', 'TICKET_SYSTEM_UNAVAILABLE'],
  [{ status: 503, body: {} }, 'TICKET_SYSTEM_UNAVAILABLE'],
] as const)('a Jira that answers %j leaves the ticket as it was known last, with the problem', async (fault, code) => {
  const url = gateway.jira.browseUrl('OPS-101');
  const known = 'query ($url: URL!) { ticket(url: $url) { status fetchedAt } }';
  const { fetchedAt } = (await gateway.ask('demo-operator', known, { url })).ticket as { fetchedAt: string };
  gateway.passes(61_000);
  gateway.jira.fail('/rest', fault);

  const data = await gateway.ask('demo-operator', WINDOW.replace('ID', windowId));

  const ticket = { key: 'OPS-101', status: 'To Do', fetchedAt, stale: true, problem: { code, retryable: true } };
  expect(data).toEqual({ maintenanceWindow: { summary: 'Swap a DIMM', tickets: [{ url, ticket }] } });
});

test('a ticket that was never read costs a Jira that fails nothing but its fields', async () => {
  gateway.jira.fail('/rest', { status: 503, body: {} });

  const query = 'query ($url: URL!) { ticket(url: $url) { key status stale problem { code retryable } } }';
  const data = await gateway.ask('demo-operator', query, { url: gateway.jira.browseUrl('OPS-103') });

  const problem = { code: 'TICKET_SYSTEM_UNAVAILABLE', retryable: true };
  expect(data).toEqual({ ticket: { key: 'OPS-103', status: null, stale: false, problem } });
});

test('a URL that no system claims is a link, and nobody is asked', async () => {
  gateway.jira.resetRequests();
  const data = await gateway.ask(
    'demo-operator',
    '{ ticket(url: "https://wiki.example/runbook") { system key statusCategory problem { code } } }',
  );

  expect(data).toEqual({ ticket: { system: 'link', key: null, statusCategory: 'UNKNOWN', problem: null } });
  expect(gateway.jira.count()).toBe(0);
});

test('a ticket that no window links for a tenant is a bare URL to it, and nobody is asked', async () => {
  gateway.jira.resetRequests();
  const data = await gateway.ask(
    'demo-tenant-a',
    'query ($url: URL!) { ticket(url: $url) { system key status problem { code } } }',
    { url: gateway.jira.browseUrl('OPS-102') },
  );

  expect(data).toEqual({ ticket: { system: 'link', key: null, status: null, problem: null } });
  expect(gateway.jira.count()).toBe(0);
});

test('a moved issue answers under its new key, one that is gone says so', async () => {
  const query = 'query ($url: URL!) { ticket(url: $url) { key problem { code } } }';
  gateway.jira.move('OPS-104', 'NET-1');

  expect(await gateway.ask('demo-operator', query, { url: gateway.jira.browseUrl('OPS-104') })).toEqual({
    ticket: { key: 'NET-1', problem: { code: 'TICKET_MOVED' } },
  });
  expect(await gateway.ask('demo-operator', query, { url: gateway.jira.browseUrl('OPS-99999') })).toEqual({
    ticket: { key: 'OPS-99999', problem: { code: 'TICKET_NOT_FOUND' } },
  });
});

test.each(['hang', 'reset', { status: 503, body: {} }] as const)(
  'a Nova that answers %j is missing in coverage, and windows are there',
  async (fault) => {
    gateway.cloud.fail('/compute', fault);

    const data = await gateway.ask(
      'demo-operator',
      '{ hosts { nodes { name } coverage { cloud status problem { code retryable } } } maintenanceWindows { nodes { summary } } }',
    );

    expect(data).toMatchObject({
      hosts: { nodes: [], coverage: [{ cloud: 'home', status: 'MISSING', problem: { retryable: true } }] },
      maintenanceWindows: { nodes: [{ summary: 'Swap a DIMM' }] },
    });
  },
);

test('hypervisors that cannot be read cost their field, and the host is there', async () => {
  gateway.cloud.fail('/compute/v2.1/os-hypervisors', { status: 500, body: {} });

  const data = await gateway.ask(
    'demo-operator',
    '{ host(id: "home/compute-1") { name hypervisors { hostname } hypervisorsProblem { code } } }',
  );

  expect(data).toEqual({
    host: { name: 'compute-1', hypervisors: [], hypervisorsProblem: { code: 'UPSTREAM_FAILED' } },
  });
});

test('hosts of a window that cannot be read cost that field, with an error that names Nova', async () => {
  gateway.cloud.fail('/compute', { status: 503, body: {} });

  const { data, errors } = await gateway.run(
    'demo-operator',
    `{ maintenanceWindow(id: "${windowId}") { summary hosts { name } } }`,
  );

  expect(data).toEqual({ maintenanceWindow: { summary: 'Swap a DIMM', hosts: null } });
  expect(errors).toMatchObject([
    { path: ['maintenanceWindow', 'hosts'], extensions: { code: 'UPSTREAM_FAILED', upstream: 'nova home' } },
  ]);
});

test('a window is not scheduled while Nova cannot be read, and nothing is half done', async () => {
  gateway.cloud.fail('/compute', { status: 503, body: {} });

  await expect(schedule(gateway, { hostIds: ['home/compute-2'] })).rejects.toThrow('UPSTREAM_FAILED');

  gateway.cloud.heal();
  expect(await gateway.ask('demo-operator', '{ maintenanceWindows { totalCount } }')).toEqual({
    maintenanceWindows: { totalCount: 1 },
  });
});
