import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, mutationText, planner } from './mutations.ts';
import type { Input, MutationField } from './mutations.ts';
import { operationWith } from './operations.ts';
import { allPlaces, argumentCoordinate, textArguments } from './schema-walk.ts';
import { until } from './until.ts';

/** One host for each window that is confirmed at once, and one for everything else. */
const AT_ONCE = 20;
const OTHER_HOST = `home/compute-${String(AT_ONCE + 1)}`;
/** Longer than a page of an index, and not to be compressed. */
const LONG = Array.from({ length: 2000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 20_000))).join(
  '',
);

let gateway: Gateway;
let windowId: string;
let count = 0;

const plan = planner([OTHER_HOST]);

beforeAll(async () => {
  gateway = await startGateway({
    cloud: { hosts: AT_ONCE + 1, servers: 3 },
    change: (config) => ({ ...config, limits: { ...config.limits, maxCost: 1_000_000 } }),
  });
  gateway.cloud.changeHost('compute-5', { disabled: false, disabledReason: null });
  windowId = (await mutate(gateway, 'scheduleMaintenance', plan())).window?.id ?? '';
}, 180_000);

afterAll(() => gateway.close());

/** What people, programs and attackers put into a text, besides any character there is. */
const TROUBLE = [
  ...['\u0000', '\ud83d', '\ude00', '\ufeff', '\uffff', '\u202e', '\u001b[31m', '\r\n', '\t', ' '],
  ...['🔥', '👩‍👩‍👧', '🇫🇮', 'ä', 'a\u0308', 'ﷺ', '漢'],
  ...["'; drop table maintenance_window; --", '%', '\\', '"', '{}', '$1', '<script>', 'null'],
  ...['https://x.example/1', '[slipway:00000000-0000-4000-8000-000000000000]', 'x'.repeat(100)],
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...TROUBLE), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const WORST: [string][] = [['\u0000'], ['\ud83d'], [LONG]];

/** Different each time, so that nothing was there before. */
const fresh = () => `fresh-${String((count += 1))}`;

const url = 'https://x.example/';
/** A window with a server, and what is to be said of that server. */
async function answering(more: Input): Promise<Input> {
  const [server] = gateway.cloud.servers();
  const { window } = await mutate(gateway, 'scheduleMaintenance', plan({ hostIds: [`home/${server?.host ?? ''}`] }));
  return { windowId: window?.id, serverIds: [server?.id], ...more };
}

/** That of a window at its first revision, and what is to be changed of it. */
async function changing(more: Input): Promise<Input> {
  return { id: (await answering({})).windowId, revision: 1, ...more };
}

/** On a day that no window had before. */
const later = () => {
  const { startsAt, endsAt } = plan();
  return { startsAt, endsAt };
};

/** Each mutation with a text in each place where it takes one. */
const WRITES: readonly (readonly [string, MutationField, (text: string) => Input | Promise<Input>])[] = [
  ['a summary', 'scheduleMaintenance', (summary) => plan({ summary })],
  ['a description', 'scheduleMaintenance', (description) => plan({ description })],
  ['the name of a workflow', 'scheduleMaintenance', (workflow) => plan({ workflow })],
  ['the id of a host', 'scheduleMaintenance', (text) => plan({ hostIds: [`home/${text}`] })],
  ["a link's rel", 'scheduleMaintenance', (rel) => plan({ tickets: [{ url, rel }] })],
  ["a link's title", 'linkTicket', (title) => ({ windowId, link: { url: url + fresh(), title } })],
  ["a link's URL", 'linkTicket', (text) => ({ windowId, link: { url: url + text } })],
  ['a URL to take off', 'unlinkTicket', (text) => ({ windowId, url: url + text })],
  ['the id of a window', 'sendMaintenanceEvent', (id) => ({ id, event: 'no', clientMutationId: fresh() })],
  ['a new summary', 'updateMaintenance', (summary) => changing({ summary })],
  ['a new description', 'updateMaintenance', (description) => changing({ description })],
  ['the id of a new host', 'updateMaintenance', (text) => changing({ hostIds: [`home/${text}`] })],
  ['a reason to put it off', 'rescheduleMaintenance', (reason) => changing({ ...later(), reason })],
  ["an owner's note", 'acknowledgeMaintenance', (note) => answering({ note })],
  ["an owner's reference", 'acknowledgeMaintenance', (text) => answering({ changeReference: url + text })],
  ["an owner's objection", 'declineMaintenance', (note) => answering({ note })],
  ['the id of a server', 'declineMaintenance', (text) => answering({ serverIds: [text], note: 'No.' })],
  [
    'the id of a server with instructions',
    'setServerMaintenancePolicy',
    (serverId) => ({ serverId, plannedTemporary: 'KEEP' }),
  ],
  ['an event', 'sendMaintenanceEvent', (event) => ({ id: windowId, event, clientMutationId: fresh() })],
  [
    'a clientMutationId',
    'sendMaintenanceEvent',
    (clientMutationId) => ({ id: windowId, event: 'no', clientMutationId }),
  ],
];

/** Codes of errors; a refusal is none. */
async function codesOf(token: string, query: string, variables: Input): Promise<readonly unknown[]> {
  const { errors } = await gateway.run(token, query, variables);
  return errors?.map(({ extensions }) => extensions.code) ?? [];
}

describe('no text whatever is a fault of the gateway as', () => {
  test.each(WRITES)('%s', async (_what, field, inputOf) => {
    const property = fc.asyncProperty(anyText, async (text) => {
      const codes = await codesOf('demo-operator', mutationText(field), { input: await inputOf(text) });
      expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    });
    await fc.assert(property, { numRuns: 12, examples: WORST });
  });

  test('the note of an event', async () => {
    const property = fc.asyncProperty(anyText, async (note) => {
      const { window } = await mutate(gateway, 'scheduleMaintenance', plan());
      const input = { id: window?.id, event: 'cancel', note };
      const codes = await codesOf('demo-operator', mutationText('sendMaintenanceEvent'), { input });
      expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    });
    await fc.assert(property, { numRuns: 12, examples: WORST });
  });

  const reads = allPlaces()
    .filter(({ type }) => type.name === 'Query')
    .flatMap(textArguments)
    .filter(({ scalar }) => scalar !== 'Cursor');

  test.each(reads.map((argument) => ({ name: argumentCoordinate(argument), argument })))(
    '$name',
    async ({ argument }) => {
      const writing = { reader: 'tenant', onTheWay: {}, leaf: (scalar: string) => scalar } as const;
      for (const text of ['\u0000', '\ud83d', '漢\ude00', '\uffff', '🔥', "' or true --", '%', '\\', '{""}', LONG]) {
        const { query, variables } = operationWith(argument, argument.scalar === 'URL' ? url + text : text, writing);
        for (const token of ['demo-tenant-a', 'demo-operator']) {
          const codes = await codesOf(token, query, variables);
          const faults = codes.filter((code) => code !== 'BAD_USER_INPUT' && code !== 'FORBIDDEN');
          expect({ text: text.slice(0, 20), token, faults }).toEqual({ text: text.slice(0, 20), token, faults: [] });
        }
      }
    },
  );

  test.each(['cloud', 'windowIds', 'hostIds', 'serverIds'])('the filter "%s" of a stream', async (name) => {
    const query =
      'subscription ($filter: MaintenanceEventFilter) { maintenanceEvents(filter: $filter) { __typename } }';
    for (const text of ['\u0000', '\ud83d', LONG]) {
      const filter = { [name]: name === 'cloud' ? text : [text] };
      const watch = gateway.watch('demo-tenant-a', query, { filter });
      await until('an answer', () => watch.items.length + watch.errors.length > 0);

      expect(JSON.stringify(watch.errors)).not.toContain('INTERNAL_SERVER_ERROR');
      await watch.end();
    }
  });
});

test.each(['漢\ude00漢\ude00 and so on', '\ud83d and so on', 'a\u0000b and so on'])(
  'of a text that no database can keep the gateway refuses all, or keeps what is legal: %j',
  async (summary) => {
    const { data, errors } = await gateway.run('demo-operator', mutationText('scheduleMaintenance'), {
      input: plan({ summary }),
    });

    const payload = data?.payload;
    const refused = errors?.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT') ?? false;
    if (!refused) expect(JSON.stringify(payload)).toMatch(/and so on"|"code":"INVALID_VALUE"/u);
    expect(errors === undefined || refused).toBe(true);
  },
);

/** With one blank between two words. */
const LEGAL_WORDS = /^[^\p{Cc}\s\u{10000}-\u{10FFFF}]+(?: [^\p{Cc}\s\u{10000}-\u{10FFFF}]+)*$/u;

test('whatever reason is given, Nova takes it, to the letter where it can, and we know it for our own', async () => {
  const name = OTHER_HOST.replace('home/', '');
  const inNova = () => gateway.cloud.hosts().find((host) => host.name === name)?.disabledReason;
  const property = fc.asyncProperty(anyText, async (reason) => {
    const input = { hostId: OTHER_HOST, status: 'DISABLED', reason };
    const { data, errors } = await gateway.run('demo-operator', mutationText('setHostStatus'), { input });
    const storable = reason.isWellFormed() && !reason.includes('\u0000');
    if (!storable || reason.trim() === '') {
      expect(JSON.stringify(errors ?? data)).toMatch(/"code":"(?:INVALID_VALUE|BAD_USER_INPUT)"/u);
      expect(inNova()).toBeNull();
      return;
    }
    expect({ errors, data }).toMatchObject({ errors: undefined, data: { payload: { userErrors: [] } } });
    expect(inNova()).toMatch(/^[^\p{Cc}\p{Cs}\u{10000}-\u{10FFFF}]{1,255}$/u);
    if (reason.length <= 255 && LEGAL_WORDS.test(reason)) expect(inNova()).toBe(reason);
    const enabling = await mutate(gateway, 'setHostStatus', { hostId: OTHER_HOST, status: 'ENABLED' });
    expect(enabling.userErrors).toEqual([]);
  });
  await fc.assert(property, { numRuns: 30, examples: [...WORST, ['A fan is loud.']] });
});

const heldShape = z.object({
  hosts: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        status: z.string(),
        disabledReason: z.string().nullable(),
        disabledBy: z.object({ window: z.object({ id: z.string() }).nullable() }).nullable(),
      }),
    ),
  }),
});

describe('whatever a window is called and linked to', () => {
  /** NUL and halves of characters have tests of their own above. */
  const words = anyText.map((text) => text.toWellFormed().replaceAll('\u0000', ''));
  const summary = words
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
        .slice(0, 255)
        .toWellFormed(),
    )
    .filter((text) => text.trim() !== '');
  const link = fc.option(words.map((text) => url + text.slice(0, 300).toWellFormed()));
  const windows = fc.array(fc.record({ summary, link }), { minLength: AT_ONCE, maxLength: AT_ONCE });
  const hosts = async () =>
    heldShape.parse(
      await gateway.ask(
        'demo-operator',
        '{ hosts { nodes { id status disabledReason disabledBy { window { id } } } } }',
      ),
    ).hosts.nodes;

  test('Nova takes its reason the first time, and we know the host for our own', async () => {
    const property = fc.asyncProperty(windows, async (wanted) => {
      const held = new Map<string, { id: string; link: string | null }>();
      for (const [index, each] of wanted.entries()) {
        const hostId = `home/compute-${String(index + 1)}`;
        const tickets = each.link === null ? [] : [{ url: each.link }];
        const { window, userErrors } = await mutate(
          gateway,
          'scheduleMaintenance',
          plan({ hostIds: [hostId], summary: each.summary, tickets }),
        );
        expect(userErrors).toEqual([]);
        held.set(hostId, { id: window?.id ?? '', link: each.link });
      }
      gateway.cloud.resetRequests();
      for (const { id } of held.values()) await mutate(gateway, 'sendMaintenanceEvent', { id, event: 'confirm' });
      const ours = async () => (await hosts()).filter(({ id }) => held.has(id));
      await until(
        'every host to be disabled',
        async () => (await ours()).every(({ status }) => status === 'DISABLED'),
        20_000,
      );

      for (const { id, disabledReason, disabledBy } of await ours()) {
        expect(disabledBy).toEqual({ window: { id: held.get(id)?.id } });
        expect(disabledReason).toMatch(/^[^\p{Cc}\p{Cs}\u{10000}-\u{10FFFF}]{1,255}$/u);
      }
      expect(gateway.cloud.count({ method: 'PUT' })).toBe(AT_ONCE);

      for (const { id } of held.values()) await mutate(gateway, 'sendMaintenanceEvent', { id, event: 'cancel' });
      await until(
        'every host to be enabled',
        async () => (await ours()).every(({ status }) => status === 'ENABLED'),
        20_000,
      );
    });
    await fc.assert(property, { numRuns: 2, endOnFailure: true });
  }, 90_000);
});
