import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, planner } from './mutations.ts';
import type { Input, MutationField, Payload } from './mutations.ts';
import { createWitness } from './witness.ts';
import type { Happenings, Witness } from './witness.ts';

const LINK = { url: 'https://tickets.example/1' };
const AT_ONCE = 5;

let gateway: Gateway;
let witness: Witness;
let lateBy = 0;
let count = 0;

const plan = planner();

beforeAll(async () => {
  gateway = await startGateway({ app: { now: () => new Date(Date.now() + lateBy) } });
  witness = await createWitness(gateway, 'home/compute-6');
}, 180_000);

afterAll(() => gateway.close());

function freshId(): string {
  count += 1;
  return `mutation-${String(count)}`;
}

async function windowWith(input: Input = {}): Promise<string> {
  return (await mutate(gateway, 'scheduleMaintenance', plan(input))).window?.id ?? '';
}

interface Mutation {
  readonly field: MutationField;
  /** Makes ready what it is about; answers its input. */
  readonly prepare: () => Promise<Input>;
  /** The same with another meaning. */
  readonly other: (input: Input) => Input;
  /** What it does, once. */
  readonly does: Happenings;
}

const setHost = async (hostId: string, reason: string) => {
  await mutate(gateway, 'setHostStatus', { hostId, status: 'ENABLED' });
  return { hostId, status: 'DISABLED', reason };
};

/** A server that has no instruction of its own, on a host that is in no window: nobody is told that it has one now. */
const setPolicy = async (input: Input) => {
  const serverId = gateway.cloud.servers().find(({ host }) => host === 'compute-4')?.id;
  await mutate(gateway, 'setServerMaintenancePolicy', { serverId, plannedTemporary: null });
  return { serverId, ...input };
};

const serverOnItsHost = () => gateway.cloud.servers().find(({ host }) => host === 'compute-1')?.id;

const MUTATIONS: readonly Mutation[] = [
  {
    field: 'scheduleMaintenance',
    prepare: () => Promise.resolve(plan()),
    other: (input) => ({ ...input, summary: 'Swap a fan' }),
    does: ['WINDOW_SCHEDULED', 'windows'],
  },
  {
    field: 'updateMaintenance',
    prepare: async () => ({ id: await windowWith(), revision: 1, summary: 'Swap a fan' }),
    other: (input) => ({ ...input, summary: 'Swap two fans' }),
    does: ['WINDOW_UPDATED', 'windows'],
  },
  {
    field: 'rescheduleMaintenance',
    prepare: async () => {
      const { startsAt, endsAt } = plan();
      return { id: await windowWith(), revision: 1, startsAt, endsAt };
    },
    other: (input) => ({ ...input, reason: 'Not today.' }),
    does: ['WINDOW_SCHEDULED', 'STATE_CHANGED', 'windows'],
  },
  {
    field: 'sendMaintenanceEvent',
    prepare: async () => ({ id: await windowWith(), event: 'cancel' }),
    other: (input) => ({ ...input, note: 'Not today.' }),
    does: ['STATE_CHANGED', 'windows'],
  },
  {
    field: 'acknowledgeMaintenance',
    prepare: async () => ({ windowId: await windowWith(), serverIds: [serverOnItsHost()] }),
    other: (input) => ({ ...input, note: 'Any time.' }),
    does: ['OWNER_ACKNOWLEDGED'],
  },
  {
    field: 'declineMaintenance',
    prepare: async () => ({ windowId: await windowWith(), serverIds: [serverOnItsHost()], note: 'Not now.' }),
    other: (input) => ({ ...input, note: 'Never.' }),
    does: ['OWNER_DECLINED'],
  },
  {
    field: 'linkTicket',
    prepare: async () => ({ windowId: await windowWith(), link: LINK }),
    other: (input) => ({ ...input, link: { ...LINK, rel: 'change' } }),
    does: ['TICKET_LINKED', 'windows'],
  },
  {
    field: 'unlinkTicket',
    prepare: async () => ({ windowId: await windowWith({ tickets: [LINK] }), ...LINK }),
    other: (input) => ({ ...input, url: 'https://tickets.example/2' }),
    does: ['TICKET_UNLINKED', 'windows'],
  },
  {
    field: 'setHostStatus',
    prepare: () => setHost('home/compute-2', 'A fan is loud.'),
    other: (input) => ({ ...input, reason: 'A fan is quiet.' }),
    does: ['PUT os-services'],
  },
  {
    field: 'setServerMaintenancePolicy',
    prepare: () => setPolicy({ plannedTemporary: 'KEEP' }),
    other: (input) => ({ ...input, plannedTemporary: 'MIGRATE' }),
    does: ['POST metadata'],
  },
];

const briefly = (happened: Happenings) =>
  happened.map((each) => each.replace(/^(PUT|POST) .*(os-services|metadata).*$/u, '$1 $2'));

/** All of a payload but the part of its host or server, which tells how that is now. */
const resultOf = ({ window, userErrors }: Payload) => ({ window, userErrors });

describe.each(MUTATIONS)('$field', ({ field, prepare, other, does }) => {
  test('sent again with the same id answers as the first time and does nothing twice', async () => {
    const input = { ...(await prepare()), clientMutationId: freshId() };
    const payloads: Payload[] = [];
    const send = async () => {
      payloads.push(await mutate(gateway, field, input));
    };

    const first = await witness(send);
    const again = await witness(send);

    expect(briefly(first)).toEqual(does);
    expect(again).toEqual([]);
    expect(payloads[1]).toEqual(payloads[0]);
    expect(payloads[0]).toMatchObject({ clientMutationId: input.clientMutationId, userErrors: [] });
  });

  test('sent several times at once is done once, and all get that answer', async () => {
    const input = { ...(await prepare()), clientMutationId: freshId() };
    const payloads: Payload[] = [];

    const happened = await witness(async () => {
      payloads.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => mutate(gateway, field, input)))));
    });

    expect(briefly(happened)).toEqual(does);
    const expected = payloads.slice(0, 1).map(resultOf)[0];
    expect(payloads.map(resultOf)).toEqual(Array.from({ length: AT_ONCE }, () => expected));
    expect(payloads[0]?.userErrors).toEqual([]);
  });

  test('sent with an id that stood for something else is refused, and nothing has changed', async () => {
    const input = { ...(await prepare()), clientMutationId: freshId() };
    await mutate(gateway, field, input);

    const happened = await witness(async () => {
      const { userErrors } = await mutate(gateway, field, other(input));
      const message = `This clientMutationId was already used for another ${field}: send a new one.`;
      expect(userErrors).toEqual([{ code: 'INVALID_VALUE', path: ['input', 'clientMutationId'], message }]);
    });

    expect(happened).toEqual([]);
  });

  test('is not stopped by the same id of another caller, or of another mutation', async () => {
    const token = gateway.cloud.issueToken({ project: 'tenant-a', roles: ['admin'] });
    const clientMutationId = freshId();
    const foreign: MutationField = field === 'linkTicket' ? 'unlinkTicket' : 'linkTicket';
    const refused = { windowId: 'nonsense', ...(foreign === 'linkTicket' ? { link: LINK } : LINK) };
    await mutate(gateway, foreign, { ...refused, clientMutationId });
    await mutate(gateway, field, { ...(await prepare()), clientMutationId }, token);
    const input = await prepare();

    const happened = await witness(async () => {
      expect((await mutate(gateway, field, { ...input, clientMutationId })).userErrors).toEqual([]);
    });

    expect(briefly(happened)).toEqual(does);
  });

  test('sent again without an id is another mutation', async () => {
    const input = await prepare();
    await mutate(gateway, field, input);

    const { userErrors } = await mutate(gateway, field, input);

    const codes: Partial<Record<MutationField, string[]>> = {
      scheduleMaintenance: ['SAME_HOST_OVERLAP'],
      updateMaintenance: ['STALE_REVISION'],
      rescheduleMaintenance: ['STALE_REVISION'],
      sendMaintenanceEvent: ['INVALID_EVENT'],
    };
    expect(userErrors.map(({ code }) => code)).toEqual(codes[field] ?? []);
  });
});

test('a refusal is remembered as well', async () => {
  const id = await windowWith();
  const input = { id, event: 'start', clientMutationId: freshId() };
  const first = await mutate(gateway, 'sendMaintenanceEvent', input);
  expect(first.userErrors.map(({ code }) => code)).toEqual(['INVALID_EVENT']);
  await mutate(gateway, 'sendMaintenanceEvent', { id, event: 'cancel' });

  const again = await mutate(gateway, 'sendMaintenanceEvent', input);

  expect(again.userErrors).toEqual(first.userErrors);
  expect(again.window).toMatchObject({ id, state: 'cancelled' });
});

describe('a window that was scheduled once is answered again', () => {
  test('when Nova no longer has its host', async () => {
    const { name } = gateway.cloud.addHost();
    const input = { ...plan({ hostIds: [`home/${name}`] }), clientMutationId: freshId() };
    const first = await mutate(gateway, 'scheduleMaintenance', input);
    gateway.cloud.removeHost(name);

    const again = await mutate(gateway, 'scheduleMaintenance', input);

    // It is shown as it is by then: not ready, since its host cannot be found.
    expect(again.userErrors).toEqual([]);
    expect(again.window?.id).toBe(first.window?.id);
  });

  test('when Nova does not answer', async () => {
    const input = { ...plan(), clientMutationId: freshId() };
    const first = await mutate(gateway, 'scheduleMaintenance', input);
    gateway.cloud.fail('/compute', { status: 400 });
    const answer = await mutate(gateway, 'scheduleMaintenance', input).finally(gateway.cloud.heal);

    expect(answer).toEqual(first);
  });

  test('when Nova does not answer, with hosts that it changed to', async () => {
    const input = { id: await windowWith(), revision: 1, hostIds: ['home/compute-3'], clientMutationId: freshId() };
    const first = await mutate(gateway, 'updateMaintenance', input);
    expect(first.userErrors).toEqual([]);
    gateway.cloud.fail('/compute', { status: 400 });
    const again = await mutate(gateway, 'updateMaintenance', input).finally(gateway.cloud.heal);

    expect(again).toEqual(first);
  });

  test('when its time has passed', async () => {
    const [startsAt, endsAt] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const input = { ...plan({ startsAt, endsAt }), clientMutationId: freshId() };
    const first = await mutate(gateway, 'scheduleMaintenance', input);
    lateBy = 3 * 3_600_000;
    const again = await mutate(gateway, 'scheduleMaintenance', input);
    lateBy = 0;

    expect(again).toEqual(first);
  });
});
