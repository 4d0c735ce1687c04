/**
 * The listener to Nova's notifications, alone, on the real Nova and its RabbitMQ.
 */

import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { Connection } from 'rabbitmq-client';
import { z } from 'zod';

import { cloudName } from '../../src/domain/ids.ts';
import type { NovaHint } from '../../src/domain/nova-news.ts';
import type { Broker } from '../../src/upstream/nova/notification-queue.ts';
import { createNotifications } from '../../src/upstream/nova/notifications.ts';
import type { NotificationsOptions } from '../../src/upstream/nova/notifications.ts';
import { until } from '../graph/until.ts';
import { startOutsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { BUS, makeAccount, rabbitmqctl, service } from './services.ts';

jest.setTimeout(120_000);

const ACCOUNT = 'slipway-test';
const BUS_URL = 'amqp://guest:guest@127.0.0.1:5672/openstack';
const line = z.object({ level: z.number(), msg: z.string(), code: z.string().optional(), what: z.string().optional() });

let outsider: Outsider;
let account: Broker;
const open: AbortController[] = [];

beforeAll(async () => {
  outsider = await startOutsider();
  account = await makeAccount(ACCOUNT, 'a: b/c@d');
});

afterEach(() => {
  for (const each of open.splice(0)) each.abort();
});

afterAll(async () => {
  await rabbitmqctl('delete_user', ACCOUNT);
  await outsider.close();
});

function listen(options: Partial<NotificationsOptions> = {}, onHint: (hint: NovaHint) => void = () => undefined) {
  const lines: z.infer<typeof line>[] = [];
  const log = pino({ level: 'info' }, { write: (text: string) => lines.push(line.parse(JSON.parse(text))) });
  const common = { cloud: cloudName('real'), broker: account, exchange: 'nova', topic: 'versioned_notifications' };
  const notifications = createNotifications({ ...common, log, retryMs: [200, 1000], ...options });
  const hints: NovaHint[] = [];
  const controller = new AbortController();
  open.push(controller);
  const done = notifications.listen((hint) => {
    hints.push(hint);
    onHint(hint);
  }, controller.signal);
  const hears = () => until('the queue', () => notifications.state().hearing === 'HEARING', 30_000);
  const stop = () => {
    controller.abort();
    return done;
  };
  const warnings = () => lines.filter(({ level }) => level >= 40);
  return { notifications, hints, hears, stop, warnings };
}

/** Messages that wait and consumers, by the name of the queue. */
async function queues() {
  const lines = await rabbitmqctl(
    'list_queues',
    '-p',
    BUS.vhost,
    '--no-table-headers',
    'name',
    'messages',
    'consumers',
  );
  const rows = lines.map((each) => each.split('\t'));
  return new Map(rows.map(([name = '', ...counts]) => [name, counts.map(Number)]));
}

async function firstServer() {
  const [server] = (await outsider.nova.listServers()).filter(({ status }) => status === 'ACTIVE');
  if (server === undefined) throw new Error('there is no server');
  return server;
}

test('with the rights of the guide: what changes is hinted at, and nothing is taken from Nova', async () => {
  const [host] = await outsider.nova.listHosts();
  if (host === undefined) throw new Error('there is no host');
  const server = await firstServer();
  const change = async () => {
    await outsider.nova.setHostStatus(host, 'DISABLED', 'who listens?');
    await outsider.nova.setHostStatus(host, 'ENABLED', null);
    await outsider.nova.setServerMetadata(server.id, { heard: 'yes' });
    await outsider.nova.setServerMetadata(server.id, { heard: null });
  };
  const own = (names: ReadonlyMap<string, unknown>) => [...names.keys()].filter((name) => name.startsWith('amq.gen-'));
  await change();
  const before = await queues();
  const ear = listen();
  await ear.hears();
  expect(ear.hints).toEqual([{ kind: 'all' }]);
  const [queue = '', ...others] = own(await queues());
  expect([(await queues()).get(queue), others]).toEqual([[0, 1], []]);

  await change();
  const about = (hint: NovaHint) => (hint.kind === 'host' ? hint.name : hint.kind === 'server' ? hint.id : 'all');
  const twice = (name: string) => ear.hints.filter((hint) => about(hint) === name).length >= 2;
  await until('both changes of both', () => twice(host.name) && twice(server.id), 30_000);

  // Nova fills a queue of the topic's name whether anybody reads it or not.
  const [waited = 0] = before.get('versioned_notifications.info') ?? [];
  const [wait = 0, readers] = (await queues()).get('versioned_notifications.info') ?? [];
  expect([wait >= waited + 4, readers]).toEqual([true, 0]);
  await ear.stop();
  expect(ear.notifications.state()).toMatchObject({ hearing: 'IDLE', skipped: 0, losses: 0 });
  expect(ear.warnings()).toEqual([]);
  await until('our queue to be gone', async () => own(await queues()).length === 0, 30_000);
});

test('those rights open nothing else of the bus', async () => {
  for (const topic of ['#', 'compute.compute-1', 'conductor']) {
    const ear = listen({ topic });
    await until('it to be refused', () => ear.warnings().length > 0, 30_000);
    expect(ear.warnings()[0]).toMatchObject({ code: 'ACCESS_REFUSED' });
    expect(ear.notifications.state().hearing).toBe('DEAF');
    await ear.stop();
  }
});

test('a wrong password is told once, without it; an exchange that is not there yet is waited for', async () => {
  const refused = listen({ broker: { ...account, password: 'wrong' } });
  const early = listen({ broker: BUS, exchange: 'not-yet' });
  await until('both to be told', () => refused.warnings().length > 0 && early.warnings().length > 0, 30_000);
  const nova = new Connection(BUS_URL);
  await nova.exchangeDeclare({ exchange: 'not-yet', type: 'topic' });
  await early.hears();

  expect(early.warnings()).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(refused.warnings()).toMatchObject([{ code: 'ACCESS_REFUSED' }]);
  expect(JSON.stringify(refused.warnings())).not.toContain('wrong');
  await refused.stop();
  await early.stop();
  await nova.exchangeDelete({ exchange: 'not-yet' });
  await nova.close();
});

test('nonsense among the notifications is counted, said once for each kind, and stops nothing', async () => {
  const ear = listen();
  await ear.hears();
  const publisher = new Connection(BUS_URL);
  const publish = publisher.createPublisher();
  const to = { exchange: 'nova', routingKey: 'versioned_notifications.info' };
  for (let time = 0; time < 3; time += 1) {
    await publish.send(to, 'no json');
    await publish.send({ ...to, contentType: 'application/json' }, Buffer.from('{"a":'));
    await publish.send(to, { 'oslo.message': '{}' });
    await publish.send(to, Buffer.alloc(0));
  }
  const host = { event_type: 'service.update', payload: { 'nova_object.data': { host: 'h', binary: 'nova-compute' } } };
  await publish.send(to, { 'oslo.message': JSON.stringify(host) });
  await until('what came last', () => ear.hints.some((hint) => hint.kind === 'host' && hint.name === 'h'), 30_000);

  expect(ear.notifications.state()).toMatchObject({ hearing: 'HEARING', skipped: 12, losses: 0 });
  expect(ear.warnings().map(({ what }) => what)).toEqual(['no JSON', 'no notification of oslo.messaging']);
  await publish.close();
  await publisher.close();
});

test('when more comes than is read, everything is hinted at, and what waits is bounded', async () => {
  const most = 100;
  const slow = () => {
    const end = performance.now() + 2;
    while (performance.now() < end);
  };
  const ear = listen({ most, checkMs: 50 }, slow);
  await ear.hears();
  const publisher = new Connection(BUS_URL);
  const publish = publisher.createPublisher();
  const data = { uuid: '51016f99-4025-43d0-9dc9-a019e452f956' };
  const message = { event_type: 'instance.update', payload: { 'nova_object.data': data } };
  for (let sent = 0; sent < 3000; sent += 1) {
    await publish.send({ exchange: 'nova', routingKey: 'versioned_notifications.info' }, message);
  }
  await until('a second hint at everything', () => ear.hints.filter(({ kind }) => kind === 'all').length > 1, 60_000);
  await publish.close();
  await publisher.close();
  await ear.stop();
});

test('without a broker nothing fails; once it is there it is heard, and after an outage heard again', async () => {
  const [host] = await outsider.nova.listHosts();
  if (host === undefined) throw new Error('there is no host');
  await service('stop', 'rabbitmq');
  const ear = listen({ broker: account });
  await until('it to be told', () => ear.warnings().length > 0, 30_000);
  await service('start', 'rabbitmq');
  await ear.hears();

  await service('stop', 'rabbitmq');
  await until('it to be noticed', () => ear.notifications.state().hearing === 'DEAF', 30_000);
  await service('start', 'rabbitmq');
  await ear.hears();
  expect(ear.hints.filter(({ kind }) => kind === 'all')).toHaveLength(2);
  expect(ear.notifications.state().losses).toBe(1);

  const heard = () => ear.hints.some((hint) => hint.kind === 'host' && hint.name === host.name);
  // Nova takes a while to find its broker again, and answers nobody meanwhile.
  const set = (status: 'ENABLED' | 'DISABLED', reason: string | null) =>
    until(
      `Nova to take ${status}`,
      () =>
        outsider.nova.setHostStatus(host, status, reason).then(
          () => true,
          () => false,
        ),
      200_000,
    );
  await set('DISABLED', 'who listens?');
  await set('ENABLED', null);
  await until('a hint at the host', heard, 60_000);
  await ear.stop();
}, 600_000);
