import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { until } from './until.ts';
import { schedule } from './windows.ts';

const HOSTS = 500;
const SERVERS = 5000;
const ISSUES = 250;

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({
    cloud: { hosts: HOSTS, servers: SERVERS },
    jira: { issues: ISSUES },
    // However slow this machine is, tickets wait for the lists that name them.
    change: (config) => ({ ...config, limits: { ...config.limits, novaMs: 60_000 } }),
  });
  // Half of the tickets are linked to windows, the other half stand in disabled reasons.
  for (let index = 0; index < ISSUES / 2; index += 1) {
    const hostIds = [`home/compute-${index + 1}`];
    const tickets = [{ url: gateway.jira.browseUrl(`OPS-${101 + index}`) }];
    const { userErrors } = await schedule(gateway, { hostIds, tickets });
    expect(userErrors).toEqual([]);
  }
  for (let index = ISSUES / 2; index < ISSUES; index += 1) {
    gateway.cloud.changeHost(`compute-${index + 1}`, {
      disabled: true,
      disabledReason: `see ${gateway.jira.browseUrl(`OPS-${101 + index}`)}`,
    });
  }
  // Each window's host is read as it is planned, and once more as the gateway begins to tend it; then there is quiet.
  await until(
    'every window to be looked at',
    () => gateway.cloud.count({ url: /servers\/detail\?.*host=/u }) >= ISSUES,
    60_000,
  );
  // Each linked ticket is looked at once, so that later changes are noticed.
  await until(
    'every linked ticket to be looked at',
    () => gateway.jira.count({ path: /\/rest\// }) >= ISSUES / 2,
    60_000,
  );
}, 120_000);

afterAll(() => gateway.close());

beforeEach(beginToCount);

async function beginToCount(): Promise<void> {
  // What is remembered of tickets is too old by now.
  gateway.passes(61_000);
  // The token is validated and the gateway logged in before anything is counted.
  await gateway.ask('demo-operator', '{ viewer { userId } }');
  gateway.cloud.resetRequests();
  gateway.jira.resetRequests();
}

function calls() {
  const { cloud, jira } = gateway;
  return {
    services: cloud.count({ path: /os-services/u }),
    hypervisors: cloud.count({ path: /os-hypervisors/u }),
    serverPages: cloud.count({ path: /servers\/detail/u }),
    singleServers: cloud.count({ path: /servers\/[0-9a-f-]{36}$/u }),
    jira: jira.count({ path: /\/rest\// }),
    keystone: cloud.count({ path: /identity/u }),
  };
}

const NOTHING = { services: 0, hypervisors: 0, serverPages: 0, singleServers: 0, jira: 0, keystone: 0 };
/** Five full pages, and an empty one: Nova offers a next page whenever one is full. */
const WHOLE_JOIN = { ...NOTHING, services: 1, serverPages: 6, jira: 3 };

const FIELDS = [
  'name servers { nodes { name } }',
  'tickets { ticket { key status } }',
  'maintenanceWindows { nodes { state tickets { ticket { status } } } }',
];

test.each([
  [FIELDS, WHOLE_JOIN],
  [FIELDS.toReversed(), WHOLE_JOIN],
  [
    [FIELDS[1], FIELDS[2], 'hypervisors { hostname } hypervisorsProblem { code }', FIELDS[0]],
    { ...WHOLE_JOIN, hypervisors: 1 },
  ],
  [['name'], { ...NOTHING, services: 1 }],
  [['maintenanceWindows { nodes { state } }'], { ...NOTHING, services: 1 }],
  [['servers { nodes { name } }'], { ...NOTHING, services: 1, serverPages: 6 }],
  [['tickets { url ticket { __typename url system } }'], { ...NOTHING, services: 1 }],
  [['maintenanceWindows { nodes { tickets { ticket { url system } } } }'], { ...NOTHING, services: 1 }],
])(
  'over 500 hosts, 5,000 servers and 250 tickets the selection %j costs %j',
  async (fields, expected) => {
    const data = await gateway.ask('demo-operator', `{ hosts(first: ${HOSTS}) { nodes { ${fields.join(' ')} } } }`);

    expect((data.hosts as { nodes: unknown[] }).nodes).toHaveLength(HOSTS);
    expect(calls()).toEqual(expected);
  },
  180_000,
);

test('the join has every server and every ticket', async () => {
  const data = await gateway.ask('demo-operator', `{ hosts(first: ${HOSTS}) { nodes { ${FIELDS.join(' ')} } } }`);
  const nodes = (
    data.hosts as {
      nodes: {
        servers: { nodes: unknown[] };
        tickets: { ticket: { key: string } }[];
        maintenanceWindows: { nodes: { tickets: { ticket: { status: string | null } }[] }[] };
      }[];
    }
  ).nodes;

  expect(nodes.flatMap((host) => host.servers.nodes)).toHaveLength(SERVERS);
  const reasons = nodes.flatMap((host) => host.tickets.map(({ ticket }) => ticket.key));
  // One host more: a person had disabled it from the start, for a ticket that a window links too.
  expect(new Set(reasons).size).toBe(ISSUES / 2 + 1);
  const statuses = nodes.flatMap((host) => host.maintenanceWindows.nodes.flatMap((window) => window.tickets));
  expect(statuses.filter(({ ticket }) => ticket.status !== null)).toHaveLength(ISSUES / 2);
}, 180_000);

test('of a ticket, its URL and the system that claims it cost no call, and each other field one in a minute', async () => {
  const url = gateway.jira.browseUrl('OPS-101');
  const ask = (fields: string) =>
    gateway.ask('demo-operator', `query ($url: URL!) { ticket(url: $url) { ${fields} } }`, { url });

  expect(await ask('__typename url system')).toEqual({ ticket: { __typename: 'Ticket', url, system: 'corp-jira' } });
  expect(calls()).toEqual(NOTHING);
  const live = 'key summary status statusCategory type priority assignee updatedAt fetchedAt stale'.split(' ');
  for (const field of [...live, 'problem { code }', live.join(' ')]) {
    await beginToCount();
    await ask(`url system ${field}`);
    expect({ field, ...calls() }).toEqual({ field, ...NOTHING, jira: 1 });
  }
  await ask(`url system ${live.join(' ')}`);
  expect(calls()).toEqual({ ...NOTHING, jira: 1 });
});

test('one host with its servers costs two filtered calls', async () => {
  const data = await gateway.ask('demo-operator', '{ host(id: "home/compute-7") { name servers { nodes { name } } } }');

  expect(data.host).toMatchObject({ name: 'compute-7' });
  expect(calls()).toEqual({ ...NOTHING, services: 1, serverPages: 1 });
  expect(gateway.cloud.count({ url: /os-services\?.*host=compute-7/u })).toBe(1);
  expect(gateway.cloud.count({ url: /servers\/detail\?.*host=compute-7/u })).toBe(1);
});

test('a few hosts of many are read one by one, since that is less than everything', async () => {
  const names = '["compute-1", "compute-2", "compute-3"]';
  await gateway.ask('demo-operator', `{ hosts(filter: { names: ${names} }) { nodes { servers { nodes { name } } } } }`);

  expect(calls()).toEqual({ ...NOTHING, services: 1, serverPages: 3 });
});

test('the hosts of all windows come from one call', async () => {
  await gateway.ask('demo-operator', '{ maintenanceWindows(first: 100) { nodes { hosts { name } } } }');

  expect(calls()).toEqual({ ...NOTHING, services: 1 });
});

test('the names of all projects come from one call', async () => {
  const query = `{ hosts(first: ${HOSTS}) { nodes { servers { nodes { project { name } } } } } }`;
  const { nodes } = (await gateway.ask('demo-operator', query)).hosts as {
    nodes: { servers: { nodes: { project: { name: string } }[] } }[];
  };

  const names = nodes.flatMap(({ servers }) => servers.nodes.map(({ project }) => project.name));
  expect(new Set(names)).toEqual(new Set(['tenant-a', 'tenant-b', 'tenant-c']));
  expect(calls()).toEqual({ ...NOTHING, services: 1, serverPages: 6, keystone: 1 });
});

test('what is not asked for costs nothing', async () => {
  await gateway.ask('demo-operator', '{ viewer { userName } clouds { name } workflows { name } }');

  expect(calls()).toEqual(NOTHING);
});
