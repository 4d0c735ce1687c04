import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { historyOf, OWNER_A } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view, OVER } from './maintenance.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
  gateway.cloud.addHost('refuge');
}, 180_000);

afterAll(() => gateway.close());

function deadHost(metadata: Readonly<Record<string, string>> = {}) {
  const { name } = gateway.cloud.addHost();
  const add = (more = {}) =>
    gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host: name, metadata: more }).id;
  return { name, id: `home/${name}`, first: add(), second: add(metadata) };
}

const movesOf = (host: string) => gateway.cloud.migrations().filter(({ source }) => source === host);

test('a host that is down, but not forced down, is a named blocker; forced down, its servers are evacuated', async () => {
  const host = deadHost();
  gateway.cloud.setHostState(host.name, 'down');
  const id = await scheduleWindow(gateway, { hostIds: [host.id], ...OVER });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');

  const blocked = await comesTo(gateway, id, 'names the host', ({ readiness }) =>
    readiness.blockers.some(({ kind }) => kind === 'HOST_UNREADABLE'),
  );
  expect(blocked.readiness.blockers).toMatchObject([
    { kind: 'HOST_UNREADABLE', serverId: host.id, detail: expect.stringContaining('forced down') },
    { kind: 'MOVE_PENDING' },
    { kind: 'MOVE_PENDING' },
  ]);
  expect(movesOf(host.name)).toEqual([]);
  expect((await view(gateway, id, OWNER_A)).readiness.blockers.map(({ kind }) => kind)).toEqual([
    'MOVE_PENDING',
    'MOVE_PENDING',
  ]);

  gateway.cloud.changeHost(host.name, { forcedDown: true });
  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(
    movesOf(host.name)
      .map(({ type, serverId }) => [type, serverId])
      .toSorted(),
  ).toEqual([host.first, host.second].map((server) => ['evacuation', server]).toSorted());
  expect(ready.servers.nodes.map(({ outcome }) => outcome)).toEqual(['MOVED', 'MOVED']);
  expect(JSON.stringify(await historyOf(gateway, id, OWNER_A))).not.toContain(host.name);
});

test('an emergency empties a dead host at once, and leaves alone what is to be kept', async () => {
  const host = deadHost({ 'maintenance:unplanned-temporary': 'keep' });
  gateway.cloud.setHostState(host.name, 'down');
  gateway.cloud.changeHost(host.name, { forcedDown: true });

  const id = await scheduleWindow(gateway, { hostIds: [host.id], workflow: 'emergency', cause: 'UNPLANNED' });
  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');

  expect(movesOf(host.name).map(({ type, serverId }) => [type, serverId])).toEqual([['evacuation', host.first]]);
  expect(ready.servers.nodes.find(({ serverId }) => serverId === host.second)).toMatchObject({
    outcome: 'KEPT',
    actionSource: 'SERVER_POLICY',
  });
  expect(gateway.cloud.servers().find(({ id: server }) => server === host.second)?.host).toBe(host.name);
});
