import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { acknowledge, historyOf, OWNER_A, OWNER_B } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway } from './maintenance.ts';
import { mutate } from './mutations.ts';
import { scheduleWindow, send } from './windows.ts';

const PAGE = `query ($id: ID!, $first: Int, $after: Cursor) { maintenanceWindow(id: $id) {
  history(first: $first, after: $after) { nodes { type cursor } pageInfo { hasNextPage endCursor } }
} }`;
const pageShape = z.object({
  maintenanceWindow: z.object({
    history: z.object({
      nodes: z.array(z.object({ type: z.string(), cursor: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});

let gateway: Gateway;
let id: string;
let servers: { readonly a: string; readonly b: string };

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 2, servers: 0 } });
  const add = (project: string) => gateway.cloud.addServer({ name: 'app', project, host: 'compute-1' }).id;
  servers = { a: add('tenant-a'), b: add('tenant-b') };
  id = await scheduleWindow(gateway);
  for (const owner of [OWNER_A, OWNER_B]) await acknowledge(gateway, owner, id);
  await mutate(gateway, 'linkTicket', { windowId: id, link: { url: 'https://tickets.example/secret' } });
  await send(gateway, id, 'confirm');
  await send(gateway, id, 'drain');
  await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  await send(gateway, id, 'start');
  await send(gateway, id, 'complete', { note: 'As good as new.' });
}, 120_000);

afterAll(() => gateway.close());

async function page(first: number, after: string | null) {
  return pageShape.parse(await gateway.ask('demo-operator', PAGE, { id, first, after })).maintenanceWindow.history;
}

test('a window that has ended keeps its whole history, each thing once, in order', async () => {
  const told = (await historyOf(gateway, id)).map(({ type, server }) => [type, server?.serverId ?? null]);

  expect(told.slice(0, 5)).toEqual([
    ['WINDOW_SCHEDULED', null],
    ['OWNER_ACKNOWLEDGED', servers.a],
    ['OWNER_ACKNOWLEDGED', servers.b],
    ['TICKET_LINKED', null],
    ['STATE_CHANGED', null],
  ]);
  const count = (wanted: string) => told.filter(([type]) => type === wanted).length;
  expect(count('STATE_CHANGED')).toBe(5);
  expect(count('HOST_EMPTIED')).toBe(1);
  expect(count('READINESS_CHANGED')).toBe(1);
  expect(count('SERVER_OUTCOME_CHANGED')).toBe(4);
  expect(told.findIndex(([type]) => type === 'READINESS_CHANGED')).toBeGreaterThan(
    told.findLastIndex(([type]) => type === 'SERVER_OUTCOME_CHANGED'),
  );
});

test('the window’s revision grows by one with each change of the window, and by none with what comes of servers', async () => {
  const events = await historyOf(gateway, id);
  const ofWindow = events.filter(({ type }) => ['WINDOW_SCHEDULED', 'STATE_CHANGED', 'TICKET_LINKED'].includes(type));

  expect(ofWindow.map(({ windowRevision }) => windowRevision)).toEqual(ofWindow.map((_event, index) => index + 1));
});

test('an owner is told the window’s steps and its own servers’, not hosts, others’ servers and operators’ links', async () => {
  const events = await historyOf(gateway, id, OWNER_A);

  expect(new Set(events.flatMap(({ server }) => server?.serverId ?? []))).toEqual(new Set([servers.a]));
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['WINDOW_SCHEDULED', 'OWNER_ACKNOWLEDGED', 'STATE_CHANGED', 'SERVER_OUTCOME_CHANGED']),
  );
  expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set(['operator', 'owner', 'gateway']));
  expect(events.at(-1)).toMatchObject({ type: 'STATE_CHANGED', note: 'As good as new.' });
  expect(JSON.stringify(events)).not.toMatch(/compute-|secret/u);
});

test('pages of it join without a gap, and its cursors are those of the stream', async () => {
  const whole = await page(500, null);
  const joined: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await page(3, after);
    joined.push(...nodes.map(({ cursor }) => cursor));
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(joined).toEqual(whole.nodes.map(({ cursor }) => cursor));

  const third = whole.nodes[2]?.cursor ?? '';
  const watch = gateway.watch(
    'demo-operator',
    `subscription { maintenanceEvents(after: "${third}", filter: { windowIds: ["${id}"] }) {
      ... on MaintenanceEvent { type }
    } }`,
  );
  const items = await watch.reaches(whole.nodes.length - 3);
  expect(items).toEqual(whole.nodes.slice(3).map(({ type }) => ({ maintenanceEvents: { type } })));
});
