import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { acknowledge, OWNER_A, OWNER_B, toldOf } from './answers.ts';
import { hexId } from '../../demo/world/ids.ts';
import { projectId } from '../../src/domain/ids.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, view, OVER } from './maintenance.ts';
import { scheduleWindow, send } from './windows.ts';

const CASES =
  '{ plannedTemporary { action source problem } plannedPermanent { action source problem } unplannedTemporary { action source problem } unplannedPermanent { action source problem } }';
const SET = `mutation ($input: SetServerMaintenancePolicyInput!) { setServerMaintenancePolicy(input: $input) {
  clientMutationId server { id maintenancePolicy ${CASES} } userErrors { code message path }
} }`;
const rule = z.object({ action: z.string(), source: z.string(), problem: z.string().nullable() });
const policyShape = z.object({
  plannedTemporary: rule,
  plannedPermanent: rule,
  unplannedTemporary: rule,
  unplannedPermanent: rule,
});
const setShape = z.object({
  setServerMaintenancePolicy: z.object({
    clientMutationId: z.string().nullable(),
    server: z.object({ id: z.string(), maintenancePolicy: policyShape }).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() })),
  }),
});

const MIRANTIS = 'openstack.lcm.mirantis.com:maintenance_action=';
const DEFAULT = { action: 'LIVE_MIGRATE', source: 'WINDOW_DEFAULT', problem: null };

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startQuickGateway({
    cloud: { hosts: 1, servers: 0 },
    change: (config) => ({
      ...config,
      policies: [
        { cloud: null, project: B, actions: { plannedTemporary: 'MIGRATE', unplannedPermanent: 'OWN_ACTION' } },
      ],
    }),
  });
}, 180_000);

afterAll(() => gateway.close());

/** The simulated cloud's id of tenant-b, the same at every start. */
const B = projectId(hexId('project:tenant-b'));

function addServer(project: string, host = 'compute-1', metadata: Readonly<Record<string, string>> = {}) {
  return gateway.cloud.addServer({ name: 'app', project, host, metadata }).id;
}

async function setPolicy(token: string, serverId: string, input: Readonly<Record<string, unknown>>) {
  const data = await gateway.ask(token, SET, { input: { serverId, ...input } });
  return setShape.parse(data).setServerMaintenancePolicy;
}

async function policyOf(id: string, token = 'demo-operator') {
  const data = await gateway.ask(token, `query ($id: ID!) { server(id: $id) { maintenancePolicy ${CASES} } }`, { id });
  return z.object({ server: z.object({ maintenancePolicy: policyShape }) }).parse(data).server.maintenancePolicy;
}

const metadataOf = (id: string) => gateway.cloud.servers().find((server) => server.id === id)?.metadata;

test('an owner’s policy is written into the server’s own metadata, and read from there whoever wrote it', async () => {
  const server = addServer('tenant-a', 'compute-1', { app: 'web' });

  const { server: after, userErrors } = await setPolicy(OWNER_A, server, {
    plannedTemporary: 'KEEP',
    unplannedPermanent: 'OWN_ACTION',
  });

  expect(userErrors).toEqual([]);
  expect(metadataOf(server)).toEqual({
    app: 'web',
    'maintenance:planned-temporary': 'keep',
    'maintenance:unplanned-permanent': 'own-action',
  });
  const expected = {
    plannedTemporary: { action: 'KEEP', source: 'SERVER_POLICY', problem: null },
    plannedPermanent: DEFAULT,
    unplannedTemporary: DEFAULT,
    unplannedPermanent: { action: 'OWN_ACTION', source: 'SERVER_POLICY', problem: null },
  };
  expect(after?.maintenancePolicy).toEqual(expected);
  expect(await policyOf(server, OWNER_A)).toEqual(expected);

  gateway.cloud.changeServer(server, { metadata: { 'maintenance:planned-permanent': 'live-migrate' } });
  expect(await policyOf(server)).toEqual({
    ...Object.fromEntries(Object.keys(expected).map((each) => [each, DEFAULT])),
    plannedPermanent: { action: 'LIVE_MIGRATE', source: 'SERVER_POLICY', problem: null },
  });
});

test('a case that is left out stays, and null takes its instruction away', async () => {
  const server = addServer('tenant-a', 'compute-1', {
    'maintenance:planned-temporary': 'keep',
    'maintenance:unplanned-temporary': 'migrate',
  });

  await setPolicy(OWNER_A, server, { plannedTemporary: null, plannedPermanent: 'MIGRATE' });

  expect(metadataOf(server)).toEqual({
    'maintenance:unplanned-temporary': 'migrate',
    'maintenance:planned-permanent': 'migrate',
  });
});

test('keeping a server on a host that goes for good is refused, and nothing is written', async () => {
  const server = addServer('tenant-a');

  const { userErrors } = await setPolicy(OWNER_A, server, { plannedTemporary: 'KEEP', plannedPermanent: 'KEEP' });

  expect(userErrors).toMatchObject([{ code: 'ACTION_NOT_ALLOWED', path: ['input', 'plannedPermanent'] }]);
  expect(metadataOf(server)).toEqual({});
});

test('another tenant’s server is refused in the words of one that is not there', async () => {
  const foreign = addServer('tenant-b');
  const unknown = '00000000-0000-4000-8000-000000000000';

  const refusals = [];
  for (const id of [foreign, unknown]) {
    const { server, userErrors } = await setPolicy(OWNER_A, id, { plannedTemporary: 'KEEP' });
    expect(server).toBeNull();
    refusals.push(userErrors.map((error) => ({ ...error, message: error.message.replace(id, '<id>') })));
  }

  expect(refusals[0]).toEqual([
    { code: 'SERVER_NOT_FOUND', path: ['input', 'serverId'], message: 'There is no server <id>.' },
  ]);
  expect(refusals[1]).toEqual(refusals[0]);
  expect(metadataOf(foreign)).toEqual({});
});

test('sent again with its id a policy is written once', async () => {
  const server = addServer('tenant-a');
  const input = { plannedTemporary: 'MIGRATE', clientMutationId: 'policy-1' };
  await setPolicy(OWNER_A, server, input);
  gateway.cloud.changeServer(server, { metadata: {} });

  const again = await setPolicy(OWNER_A, server, input);

  expect(again).toMatchObject({ clientMutationId: 'policy-1', userErrors: [] });
  expect(metadataOf(server)).toEqual({});
});

test('what a project is configured with counts where neither owner nor server says; the owner comes first', async () => {
  const plain = addServer('tenant-b');
  const own = addServer('tenant-b', 'compute-1', { 'maintenance:planned-temporary': 'keep' });
  const asked = addServer('tenant-b', 'compute-1', { 'maintenance:planned-temporary': 'keep' });
  expect(await policyOf(plain)).toMatchObject({
    plannedTemporary: { action: 'MIGRATE', source: 'PROJECT_POLICY' },
    plannedPermanent: DEFAULT,
  });

  const id = await scheduleWindow(gateway);
  await acknowledge(gateway, OWNER_B, id, { serverIds: [asked], action: 'OWN_ACTION' });

  const { nodes } = (await view(gateway, id)).servers;
  const ruleOf = (server: string) => nodes.find(({ serverId }) => serverId === server);
  expect(ruleOf(plain)).toMatchObject({ action: 'MIGRATE', actionSource: 'PROJECT_POLICY' });
  expect(ruleOf(own)).toMatchObject({ action: 'KEEP', actionSource: 'SERVER_POLICY' });
  expect(ruleOf(asked)).toMatchObject({ action: 'OWN_ACTION', actionSource: 'OWNER' });
  await send(gateway, id, 'cancel');
});

test.each([
  ['metadata of no meaning', { 'maintenance:planned-temporary': 'whatever' }, [], 'Unknown value'],
  ['a misspelt key', { 'maintenance:planned-temporery': 'keep' }, [], 'did you mean maintenance:planned-temporary?'],
  ['a tag of no meaning', {}, [`${MIRANTIS}explode`], 'Unknown value'],
  [
    'metadata and tag that disagree',
    { 'maintenance:planned-temporary': 'migrate' },
    [`${MIRANTIS}poweroff`],
    'Contradiction',
  ],
])('%s is a problem with a name, and never a silent default', async (_name, metadata, tags, says) => {
  const server = addServer('tenant-b', 'compute-1', metadata);
  gateway.cloud.changeServer(server, { tags });

  const { plannedTemporary } = await policyOf(server, OWNER_B);

  expect(plannedTemporary).toMatchObject({ action: 'MIGRATE', source: 'PROJECT_POLICY' });
  expect(plannedTemporary.problem).toContain(says);
});

test.each([
  ['live_migrate', 'LIVE_MIGRATE'],
  ['poweroff', 'KEEP'],
  ['notify', 'OWN_ACTION'],
])('Mirantis’ tag %s says %s for planned maintenance', async (tag, action) => {
  const server = addServer('tenant-a');
  gateway.cloud.changeServer(server, { tags: [`${MIRANTIS}${tag}`] });

  const { plannedTemporary, unplannedTemporary } = await policyOf(server);

  expect(plannedTemporary).toEqual({ action, source: 'SERVER_POLICY', problem: null });
  expect(unplannedTemporary).toEqual(DEFAULT);
});

test('a server whose instructions contradict each other is not moved until they are mended', async () => {
  gateway.cloud.addHost('refuge');
  const { name: host } = gateway.cloud.addHost();
  const server = addServer('tenant-a', host, { 'maintenance:planned-temporary': 'maybe' });
  const other = addServer('tenant-a', host);
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`], ...OVER });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');

  const stuck = await comesTo(gateway, id, 'has moved the other', ({ servers }) =>
    servers.nodes.some(({ serverId, outcome }) => serverId === other && outcome === 'MOVED'),
  );
  expect(stuck.readiness.blockers).toMatchObject([
    {
      serverId: server,
      kind: 'POLICY_CONFLICT',
      detail: expect.stringContaining('maintenance:planned-temporary=maybe'),
    },
  ]);
  expect(gateway.cloud.migrations().filter(({ serverId }) => serverId === server)).toEqual([]);

  await setPolicy(OWNER_A, server, { plannedTemporary: 'KEEP' });
  const ready = await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(ready.servers.nodes.find(({ serverId }) => serverId === server)).toMatchObject({
    outcome: 'KEPT',
    actionSource: 'SERVER_POLICY',
  });
  expect(gateway.cloud.migrations().filter(({ serverId }) => serverId === server)).toEqual([]);
  expect(await toldOf(gateway, id, 'WINDOW_UPDATED', OWNER_A)).toMatchObject([{ server: { serverId: server } }]);
});
