/**
 * What anybody does in the real Nova reaches a client at its WebSocket, by notification or by polling, and outages of
 * RabbitMQ, of a host and of Keystone are lived through.
 *
 * Two gateways watch the same host: one that polls and listens, and one that listens and polls once an hour.
 */

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Server } from '../../src/domain/server.ts';
import { until } from '../graph/until.ts';
import { startOutsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { realCloud } from './real-cloud.ts';
import { BUS, makeAccount, rabbitmqctl, service } from './services.ts';
import { count, hosts, LATE_MS, readsOn, startSide, told } from './side.ts';
import type { Side } from './side.ts';

jest.setTimeout(300_000);

const HOST = 'compute-1';
const SPARE = 'compute-3';
const POLICY = 'maintenance:planned-temporary';
const ACCOUNT = 'slipway-hearing';
const OFTEN = '{ hostSeconds: 1, serverSeconds: 1, lookSeconds: 3600, moveSeconds: 1 }';
const HOURLY = '{ hostSeconds: 3600, serverSeconds: 3600, fullSeconds: 86400, lookSeconds: 3600, moveSeconds: 3600 }';

const OWNERS_EVENTS = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent {
  type note window { id } server { serverId }
} } }`;
const SET_STATUS = `mutation ($input: SetHostStatusInput!) {
  setHostStatus(input: $input) { host { status } userErrors { code message } }
}`;

let outsider: Outsider;
/** Polls each second, and listens. */
let both: Side;
/** Listens. */
let ears: Side;
let guest: Server;

beforeAll(async () => {
  outsider = await startOutsider();
  const { username, password } = await makeAccount(ACCOUNT, 'a: b/c@d');
  const [where] = BUS.hosts;
  const userinfo = `${username}:${encodeURIComponent(password)}`;
  const notifications = `{ url: "amqp://${userinfo}@${where?.name ?? ''}:${where?.port ?? 0}/${BUS.vhost}" }`;
  await outsider.arrange({ [HOST]: [] }, SPARE);
  both = await startSide(HOST, { watch: OFTEN, notifications });
  ears = await startSide(HOST, { watch: HOURLY, notifications });
  const guests = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
  const found = guests.find(({ project }) => project === both.graph.projects.a);
  if (found === undefined) throw new Error('tenant-a has no server');
  guest = found;
});

afterAll(async () => {
  await Promise.all([both, ears].map(({ graph }) => graph.close()));
  // Whatever a failed test left behind.
  await service('start', 'rabbitmq');
  await service('start', 'keystone');
  await outsider.power(HOST, 'start');
  await rabbitmqctl('delete_user', ACCOUNT);
  await enableHost();
  await outsider.close();
});

/** Waits until both clients, or these, were told so often. */
async function reaches(text: string, times = 1, sides: readonly Side[] = [both, ears]): Promise<void> {
  await until(text, () => sides.every((side) => count(side, text) >= times), LATE_MS).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(sides.map(told))}`);
  });
}

const hostNow = async () => (await outsider.nova.listHosts({ name: HOST }))[0];

/** As another client of Nova does it. */
async function enableHost(): Promise<void> {
  const host = await hostNow();
  if (host !== undefined) await outsider.nova.setHostStatus(host, 'ENABLED', null);
}

const disable = (reason: string) =>
  outsider.cli('admin', 'compute', 'service', 'set', '--disable', '--disable-reason', reason, HOST, 'nova-compute');

test('what anybody does with the command line is told once, to operators and to owners', async () => {
  const owner = both.graph.watch(both.graph.tokens.a, OWNERS_EVENTS);
  const stranger = both.graph.watch(both.graph.tokens.b, OWNERS_EVENTS);
  await Promise.all([owner.reaches(1), stranger.reaches(1)]);

  await disable('ask Ann');
  await reaches(`HOST_CHANGED ${HOST} Disabled: ask Ann`);
  await enableHost();
  await reaches(`HOST_CHANGED ${HOST} Enabled.`);

  await outsider.place(guest.id, HOST);
  await reaches(`SERVER_ADDED ${guest.id}`);
  await outsider.cli('tenant-a', 'server', 'set', '--property', `${POLICY}=keep`, guest.id);
  await reaches(`WINDOW_UPDATED ${guest.id}`, 1);
  // Nova does not count this as a change of the server: only its notification says so, or the next whole reading.
  await outsider.cli('tenant-a', 'server', 'unset', '--property', POLICY, guest.id);
  await reaches(`WINDOW_UPDATED ${guest.id}`, 2);
  await outsider.place(guest.id, SPARE);
  await reaches(`SERVER_OUTCOME_CHANGED ${guest.id}`);
  await reaches(`HOST_EMPTIED ${HOST}`);

  const made = [
    '--image',
    'tiny',
    '--flavor',
    'm1.tiny',
    '--nic',
    'none',
    '--host',
    HOST,
    '--wait',
    '-f',
    'value',
    '-c',
    'id',
  ];
  const printed = await outsider.cli(
    'admin',
    '--os-compute-api-version',
    '2.74',
    'server',
    'create',
    ...made,
    'passing-by',
  );
  const passing = printed.trim();
  await reaches(`SERVER_ADDED ${passing}`);
  await outsider.cli('admin', 'server', 'delete', '--wait', passing);
  await reaches(`SERVER_OUTCOME_CHANGED ${passing}`);

  await readsOn(both);
  for (const side of [both, ears]) {
    // That servers come and go makes the window ready, or not, each time.
    expect(told(side).filter((each) => each !== 'READINESS_CHANGED')).toEqual([
      'WINDOW_SCHEDULED',
      `HOST_CHANGED ${HOST} Disabled: ask Ann`,
      `HOST_CHANGED ${HOST} Enabled.`,
      `SERVER_ADDED ${guest.id}`,
      `WINDOW_UPDATED ${guest.id}`,
      `WINDOW_UPDATED ${guest.id}`,
      `SERVER_OUTCOME_CHANGED ${guest.id}`,
      `HOST_EMPTIED ${HOST}`,
      `SERVER_ADDED ${passing}`,
      `SERVER_OUTCOME_CHANGED ${passing}`,
      `HOST_EMPTIED ${HOST}`,
    ]);
    expect(side.watch.errors).toEqual([]);
  }
  expect(told({ watch: owner, id: both.id }).join()).toContain(`SERVER_ADDED ${guest.id}`);
  for (const foreign of [HOST, passing, 'ask Ann']) expect(JSON.stringify(owner.items)).not.toContain(foreign);
  expect(told({ watch: stranger, id: both.id })).toEqual([]);
});

test('while RabbitMQ is down changes are told by polling, and afterwards by notification again', async () => {
  await service('stop', 'rabbitmq');
  // Nova has written it down before it waits for RabbitMQ, to tell of it.
  const waiting = disable('while RabbitMQ is down');
  await reaches(`HOST_CHANGED ${HOST} Disabled: while RabbitMQ is down`, 1, [both]);
  expect(count(ears, `HOST_CHANGED ${HOST} Disabled: while RabbitMQ is down`)).toBe(0);
  await service('start', 'rabbitmq');
  await waiting;

  // Whoever was deaf looks at everything once it hears again.
  await reaches(`HOST_CHANGED ${HOST} Disabled: while RabbitMQ is down`, 1, [ears]);
  await disable('and up again');
  await reaches(`HOST_CHANGED ${HOST} Its reason is now: and up again`);
  await enableHost();
  await readsOn(both);
  for (const side of [both, ears]) {
    expect(count(side, `HOST_CHANGED ${HOST} Disabled: while RabbitMQ is down`)).toBe(1);
    expect(count(side, `HOST_CHANGED ${HOST} Its reason is now: and up again`)).toBe(1);
  }
});

test('a host whose nova-compute was killed is told as down, and as up again', async () => {
  // Without RabbitMQ no host could report.
  await until('the host to be up', async () => (await hostNow())?.state === 'UP', LATE_MS);
  await readsOn(both);
  const down = count(both, `HOST_CHANGED ${HOST} It is down.`);
  const up = count(both, `HOST_CHANGED ${HOST} It is up again.`);
  await outsider.power(HOST, 'kill');
  await reaches(`HOST_CHANGED ${HOST} It is down.`, down + 1, [both]);
  await outsider.power(HOST, 'start');
  await reaches(`HOST_CHANGED ${HOST} It is up again.`, up + 1, [both]);

  await readsOn(both);
  expect(count(both, `HOST_CHANGED ${HOST} It is down.`)).toBe(down + 1);
  expect(count(both, `HOST_CHANGED ${HOST} It is up again.`)).toBe(up + 1);
});

test('while Keystone is down lists show what was last known and why, nothing is half written, and then all is well', async () => {
  const { graph } = both;
  // The gateway has just asked Keystone whose token this is, and Nova, which remembers longer, has not seen it yet.
  const cloud = await realCloud();
  const { token } = await cloud.tokenOf('admin');
  await graph.ask(token, '{ maintenanceWindows(first: 1) { nodes { id } } }');
  const before = await hosts(graph);
  expect(before.coverage[0]).toMatchObject({ status: 'FRESH', problem: null });
  await service('stop', 'keystone');

  const during = await hosts(graph, token, 0);
  expect(during.nodes).toEqual(before.nodes);
  expect(during.coverage[0]).toMatchObject({
    status: 'STALE',
    fetchedAt: expect.any(String) as unknown,
    problem: { code: expect.stringMatching(/^UPSTREAM_/u) as unknown },
  });
  const input = { hostId: `real/${HOST}`, status: 'DISABLED', reason: 'not now' };
  const refused = await graph.run(token, SET_STATUS, { input });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FAILED' });
  const stranger = await graph.run('0123456789abcdef0123456789abcdef', '{ hosts { nodes { id } } }');
  expect(stranger.errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FAILED' });

  await service('start', 'keystone');
  await until('Nova to answer', async () => (await hosts(graph, token, 0)).coverage[0].status === 'FRESH', LATE_MS);
  expect(await hostNow()).toMatchObject({ status: 'ENABLED', disabledReason: null });
  expect(count(both, `HOST_CHANGED ${HOST} Disabled: not now`)).toBe(0);
  const after = await graph.ask(token, SET_STATUS, { input });
  expect(after).toMatchObject({ setHostStatus: { host: { status: 'DISABLED' }, userErrors: [] } });
  await reaches(`HOST_CHANGED ${HOST} Disabled: not now`);
});
