import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, OWNER_A, OWNER_B } from './answers.ts';
import type { Watch } from './client.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, OVER } from './maintenance.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

/** Everything that an owner may read of a window and its servers. */
const WINDOW = `
  id state phase revision summary description acknowledgeBy readiness { ready total outstanding emptiedAt
    blockers { serverId kind detail since } }
  nextEvents { name target allowed refusedBecause }
  history(first: 500) { nodes { type note changedFields actor ticket { url } server { serverId outcomeDetail } } }
  servers(first: 500) { nodes {
    id serverId action actionSource answer answeredBy note outcome outcomeDetail policyProblem impact expectedDowntime
    mayMoveAgain server { id name status hostId }
  } }`;
const STREAM = `subscription ($ids: [ID!]) { maintenanceEvents(filter: { windowIds: $ids }) {
  __typename
  ... on MaintenanceSnapshot { windows { ${WINDOW} } }
  ... on MaintenanceEvent { type note changedFields actor server { serverId outcome outcomeDetail } window { ${WINDOW} } }
} }`;

let gateway: Gateway;
let toldToOwners = '';

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 } });
  gateway.cloud.addHost('hypervisor-refuge');
}, 180_000);

afterAll(() => gateway.close());

const follow = async (token: string, id: string): Promise<Watch> => {
  const watch = gateway.watch(token, STREAM, { ids: [id] });
  await watch.reaches(1);
  return watch;
};

interface Item {
  readonly maintenanceEvents: { readonly type?: string; readonly server?: { readonly serverId: string } | null };
}
/** Events so far as `TYPE server`. */
function eventsOf(watch: Watch): readonly string[] {
  return watch.items.flatMap((item) => {
    const { type, server } = (item as unknown as Item).maintenanceEvents;
    return type === undefined ? [] : [`${type} ${server?.serverId ?? 'window'}`];
  });
}

const endsOf = (watch: Watch) => eventsOf(watch).filter((event) => event === 'STATE_CHANGED window').length;

/** Cancels, which every owner is told: what came before has come. */
async function endOf(id: string, ...watches: readonly Watch[]): Promise<void> {
  const before = watches.map(endsOf);
  await send(gateway, id, 'cancel');
  for (const [index, watch] of watches.entries()) {
    await until('the last event', () => endsOf(watch) > (before[index] ?? 0));
  }
}

test('each owner is told of its own servers, step by step, and of no other’s', async () => {
  const { name: host } = gateway.cloud.addHost('hypervisor-1');
  const add = (project: string) => gateway.cloud.addServer({ name: 'app', project, host }).id;
  const [a, b] = [add('tenant-a'), add('tenant-b')];
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`], ...OVER });
  await comesTo(gateway, id, 'took silence down', ({ servers }) =>
    servers.nodes.every(({ answer }) => answer === 'SILENT'),
  );
  const [ofA, ofB] = [await follow(OWNER_A, id), await follow(OWNER_B, id)];

  const late = add('tenant-a');
  gateway.cloud.deleteServer(b);
  await comesTo(gateway, id, 'knows', ({ servers }) => servers.nodes.length === 3);
  await acknowledge(gateway, OWNER_A, id, { serverIds: [late] });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  await endOf(id, ofA, ofB);

  const seenByA = eventsOf(ofA);
  expect(seenByA.filter((event) => event.endsWith(late))).toEqual([
    `SERVER_ADDED ${late}`,
    `OWNER_ACKNOWLEDGED ${late}`,
    `SERVER_OUTCOME_CHANGED ${late}`,
    `SERVER_OUTCOME_CHANGED ${late}`,
  ]);
  expect(seenByA.filter((event) => event.endsWith(a))).toEqual([
    `SERVER_OUTCOME_CHANGED ${a}`,
    `SERVER_OUTCOME_CHANGED ${a}`,
  ]);
  expect(eventsOf(ofB).filter((event) => !event.endsWith('window'))).toEqual([`SERVER_OUTCOME_CHANGED ${b}`]);
  expect(JSON.stringify(ofA.items)).not.toContain(b);
  for (const foreign of [a, late]) expect(JSON.stringify(ofB.items)).not.toContain(foreign);
  expect(new Set(seenByA.map((event) => event.split(' ')[0]))).toEqual(
    new Set(['SERVER_ADDED', 'OWNER_ACKNOWLEDGED', 'SERVER_OUTCOME_CHANGED', 'STATE_CHANGED']),
  );
  toldToOwners += JSON.stringify([ofA.items, ofB.items]);
});

test('an owner whose server fails to move is told so, without Nova’s words', async () => {
  const { name: host } = gateway.cloud.addHost('hypervisor-2');
  const { id: server } = gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host });
  gateway.cloud.failLiveMigrations(server);
  const id = await scheduleWindow(gateway, { hostIds: [`home/${host}`] });
  await acknowledge(gateway, OWNER_A, id);
  const watch = await follow(OWNER_A, id);
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');

  const stuck = await comesTo(gateway, id, 'gave up', ({ servers }) => servers.nodes[0]?.outcome === 'FAILED');
  expect(stuck.readiness.blockers[0]?.detail).toContain('migration ended as');
  const { maintenanceWindow } = await gateway.ask(
    OWNER_A,
    `query ($id: ID!) { maintenanceWindow(id: $id) { ${WINDOW} } }`,
    {
      id,
    },
  );
  expect(maintenanceWindow).toMatchObject({
    readiness: { blockers: [{ kind: 'MOVE_FAILED', detail: 'It could not be moved: operators know why.' }] },
    servers: { nodes: [{ outcome: 'FAILED', outcomeDetail: 'It could not be moved: operators know why.' }] },
  });

  // A host that is in other hands is the operators' affair.
  gateway.cloud.changeHost(host, { disabled: false, disabledReason: null });
  await comesTo(gateway, id, 'names the host', ({ readiness }) =>
    readiness.blockers.some(({ kind }) => kind === 'HOST_UNREADABLE'),
  );
  await endOf(id, watch);
  toldToOwners += JSON.stringify([maintenanceWindow, watch.items]);
});

test('in all that owners were told no host is named', () => {
  expect(toldToOwners.length).toBeGreaterThan(5000);
  expect(toldToOwners).not.toMatch(/hypervisor-|home\//u);
});
