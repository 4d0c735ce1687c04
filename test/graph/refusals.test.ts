import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, planner, subjectOf } from './mutations.ts';
import type { Input, MutationField, Payload } from './mutations.ts';
import { schema } from './schema-walk.ts';
import { confirmAndHold, createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

const NO_WINDOW = '00000000-0000-4000-8000-000000000000';

let gateway: Gateway;
let witness: Witness;
/** A window that is tentative, one that holds host 2, and one that was called off. */
let tentative: string;
let holding: string;
let cancelled: string;

const plan = planner();

beforeAll(async () => {
  gateway = await startGateway();
  witness = await createWitness(gateway, 'home/compute-6');
  tentative = (await mutate(gateway, 'scheduleMaintenance', plan())).window?.id ?? '';
  holding = (await mutate(gateway, 'scheduleMaintenance', plan({ hostIds: ['home/compute-2'] }))).window?.id ?? '';
  await confirmAndHold(gateway, holding);
  cancelled = (await mutate(gateway, 'scheduleMaintenance', plan())).window?.id ?? '';
  await mutate(gateway, 'sendMaintenanceEvent', { id: cancelled, event: 'cancel' });
}, 180_000);

afterAll(() => gateway.close());

afterEach(() => {
  gateway.jira.heal();
});

interface Refused {
  readonly field: MutationField;
  readonly input: () => Input;
  readonly path: readonly string[] | null;
  /** What the message tells to do. */
  readonly says: RegExp;
  /** Is there something to show all the same? */
  readonly shows?: () => Partial<Payload>;
}

const windowAt = (id: () => string, state: string, revision: number) => () => ({
  window: expect.objectContaining({ id: id(), state, revision }) as unknown as Payload['window'],
});
const unchanged = windowAt(() => tentative, 'tentative', 1);

/** One mutation for each code that there is. */
const ONE_OF_EACH: Readonly<Record<string, Refused>> = {
  STALE_REVISION: {
    field: 'sendMaintenanceEvent',
    input: () => ({ id: tentative, event: 'confirm', revision: 7 }),
    path: ['input', 'revision'],
    says: /is at revision 1, not 7: look at what changed and send the mutation again/u,
    shows: unchanged,
  },
  INVALID_TIMES: {
    field: 'scheduleMaintenance',
    input: () => plan({ endsAt: '2020-01-01T00:00:00Z' }),
    path: ['input', 'endsAt'],
    says: /endsAt must be after startsAt/u,
  },
  INVALID_EVENT: {
    field: 'sendMaintenanceEvent',
    input: () => ({ id: tentative, event: 'complete' }),
    path: ['input', 'event'],
    says: /is tentative and does not take complete; it takes confirm, cancel/u,
    shows: unchanged,
  },
  GUARD_REFUSED: {
    field: 'setHostStatus',
    input: () => ({ hostId: 'home/compute-2', status: 'ENABLED' }),
    path: ['input', 'hostId'],
    says: /home\/compute-2 is held by window [0-9a-f-]{36}: complete or cancel that window/u,
    shows: () => ({
      host: expect.objectContaining({ id: 'home/compute-2', status: 'DISABLED' }) as unknown as Payload['host'],
    }),
  },
  WINDOW_NOT_FOUND: {
    field: 'sendMaintenanceEvent',
    input: () => ({ id: NO_WINDOW, event: 'confirm' }),
    path: ['input', 'id'],
    says: /There is no window 00000000/u,
  },
  HOST_NOT_FOUND: {
    field: 'setHostStatus',
    input: () => ({ hostId: 'home/compute-99', status: 'ENABLED' }),
    path: ['input', 'hostId'],
    says: /There is no host home\/compute-99/u,
  },
  SERVER_NOT_FOUND: {
    field: 'setServerMaintenancePolicy',
    input: () => ({ serverId: NO_WINDOW, plannedTemporary: 'KEEP' }),
    path: ['input', 'serverId'],
    says: /There is no server 00000000/u,
  },
  SERVER_NOT_IN_WINDOW: {
    field: 'acknowledgeMaintenance',
    input: () => ({ windowId: tentative, serverIds: [NO_WINDOW] }),
    path: ['input', 'serverIds'],
    says: /There is no server 00000000-.* in this window/u,
    shows: unchanged,
  },
  ACTION_NOT_ALLOWED: {
    field: 'scheduleMaintenance',
    input: () => plan({ allowedActions: ['KEEP', 'MIGRATE'], defaultAction: 'LIVE_MIGRATE' }),
    path: ['input', 'defaultAction'],
    says: /defaultAction LIVE_MIGRATE is none of the allowed ones: KEEP, MIGRATE/u,
  },
  DEADLINE_PASSED: {
    field: 'declineMaintenance',
    input: () => {
      const server = gateway.cloud.servers().find(({ host }) => host === 'compute-1')?.id;
      return { windowId: cancelled, serverIds: [server], note: 'Not now.' };
    },
    path: ['input', 'windowId'],
    says: /The window has ended: it is cancelled/u,
    shows: windowAt(() => cancelled, 'cancelled', 2),
  },
  SAME_HOST_OVERLAP: {
    field: 'scheduleMaintenance',
    input: () => plan({ startsAt: '2096-01-01T00:30:00Z', endsAt: '2096-01-01T00:40:00Z' }),
    path: ['input', 'hostIds'],
    says: /home\/compute-1 is already in window [0-9a-f-]{36} at that time: choose other times, or end that window first/u,
  },
  INVALID_VALUE: {
    field: 'scheduleMaintenance',
    input: () => plan({ summary: ' ' }),
    path: ['input', 'summary'],
    says: /summary must have 1 to 255 characters/u,
  },
  HOST_NOT_OURS: {
    field: 'setHostStatus',
    input: () => ({ hostId: 'home/compute-5', status: 'ENABLED' }),
    path: ['input', 'hostId'],
    says: /home\/compute-5 was disabled by somebody else.*: whoever did it has to undo it/u,
    shows: () => ({
      host: expect.objectContaining({ id: 'home/compute-5', status: 'DISABLED' }) as unknown as Payload['host'],
    }),
  },
  TICKET_SYSTEM_NOT_FOUND: {
    field: 'createTicket',
    input: () => ({ windowId: tentative, system: 'nobody' }),
    path: ['input', 'system'],
    says: /nobody is no ticket system that takes new tickets\. Those that are: corp-jira\./u,
  },
  TICKET_REFUSED: {
    field: 'createTicket',
    input: () => {
      gateway.jira.fail('/rest', { status: 400, body: { errorMessages: ['Choose another type.'], errors: {} } });
      return { windowId: tentative };
    },
    path: null,
    says: /corp-jira: .*Choose another type\./u,
  },
  CALENDAR_FEED_NOT_FOUND: {
    field: 'revokeCalendarFeed',
    input: () => ({ id: NO_WINDOW }),
    path: ['input', 'id'],
    says: /You have no calendar feed 00000000-.* in this project\./u,
  },
};

test('there is a refused mutation here for every code', () => {
  const codes = schema.getType('UserErrorCode');

  expect(
    isEnumType(codes) &&
      codes
        .getValues()
        .map(({ name }) => name)
        .sort(),
  ).toEqual(Object.keys(ONE_OF_EACH).sort());
});

test.each(Object.entries(ONE_OF_EACH))(
  '%s names the argument and says what to do, and nothing has changed',
  async (code, { field, input, path, says, shows }) => {
    const happened = await witness(async () => {
      const { clientMutationId, userErrors, ...subject } = await mutate(gateway, field, input());

      expect(userErrors).toEqual([{ code, path, message: expect.stringMatching(says) as unknown }]);
      expect(subject).toEqual(shows?.() ?? { [subjectOf(field)]: null });
      expect(clientMutationId).toBeNull();
    });

    expect(happened).toEqual([]);
  },
);
