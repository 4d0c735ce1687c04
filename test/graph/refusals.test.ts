import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, planner } from './mutations.ts';
import type { Input, MutationField, Payload } from './mutations.ts';
import { schema } from './schema-walk.ts';
import { confirmAndHold, createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

const NO_WINDOW = '00000000-0000-4000-8000-000000000000';

let gateway: Gateway;
let witness: Witness;
/** A window that is tentative, and one that holds host 2. */
let tentative: string;
let holding: string;

const plan = planner();

beforeAll(async () => {
  gateway = await startGateway();
  witness = await createWitness(gateway, 'home/compute-6');
  tentative = (await mutate(gateway, 'scheduleMaintenance', plan())).window?.id ?? '';
  holding = (await mutate(gateway, 'scheduleMaintenance', plan({ hostIds: ['home/compute-2'] }))).window?.id ?? '';
  await confirmAndHold(gateway, holding);
}, 60_000);

afterAll(() => gateway.close());

interface Refused {
  readonly field: MutationField;
  readonly input: () => Input;
  readonly path: readonly string[] | null;
  /** What the message tells to do. */
  readonly says: RegExp;
  /** Is there something to show all the same? */
  readonly shows?: () => Partial<Payload>;
}

/** One mutation for each code that there is. */
const ONE_OF_EACH: Readonly<Record<string, Refused>> = {
  STALE_REVISION: {
    field: 'sendMaintenanceEvent',
    input: () => ({ id: tentative, event: 'confirm', revision: 7 }),
    path: ['input', 'revision'],
    says: /is at revision 1, not 7: look at what changed and send the mutation again/u,
    shows: () => ({
      window: expect.objectContaining({
        id: tentative,
        state: 'tentative',
        revision: 1,
      }) as unknown as Payload['window'],
    }),
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
    shows: () => ({
      window: expect.objectContaining({
        id: tentative,
        state: 'tentative',
        revision: 1,
      }) as unknown as Payload['window'],
    }),
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
      expect(subject).toEqual(shows?.() ?? (field === 'setHostStatus' ? { host: null } : { window: null }));
      expect(clientMutationId).toBeNull();
    });

    expect(happened).toEqual([]);
  },
);
