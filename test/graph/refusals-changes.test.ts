import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, planner } from './mutations.ts';
import type { Input, MutationField } from './mutations.ts';
import { confirmAndHold, createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

const NO_WINDOW = '00000000-0000-4000-8000-000000000000';
const LINKED = 'https://tickets.example/1';

let gateway: Gateway;
let witness: Witness;
let tentative: string;
let cancelled: string;

const plan = planner();

beforeAll(async () => {
  gateway = await startGateway();
  witness = await createWitness(gateway, 'home/compute-6');
  tentative = await scheduled({ tickets: [{ url: LINKED }] });
  cancelled = await scheduled();
  await mutate(gateway, 'sendMaintenanceEvent', { id: cancelled, event: 'cancel' });
}, 180_000);

afterAll(() => gateway.close());

async function scheduled(input: Input = {}): Promise<string> {
  const { window, userErrors } = await mutate(gateway, 'scheduleMaintenance', plan(input));
  expect(userErrors).toEqual([]);
  return window?.id ?? '';
}

function hostNamed(name: string) {
  return gateway.cloud.hosts().find((host) => host.name === name);
}

/** Sends a mutation that must be refused for this reason alone, and must have done nothing. */
async function refused(field: MutationField, input: Input, code: string, path: readonly string[], says: RegExp) {
  const payloads: Awaited<ReturnType<typeof mutate>>[] = [];
  const happened = await witness(async () => {
    payloads.push(await mutate(gateway, field, input));
  });
  const [payload] = payloads;
  expect(payload?.userErrors).toEqual([
    { code, path: ['input', ...path], message: expect.stringMatching(says) as unknown },
  ]);
  expect(happened).toEqual([]);
  return payload;
}

describe('a window that does not exist', () => {
  const link = { url: LINKED };

  test.each([NO_WINDOW, 'nonsense', '', 'home/compute-1', NO_WINDOW.toUpperCase()])(
    'is not found by the id "%s"',
    async (id) => {
      const says = new RegExp(`There is no window ${id}\\.`, 'u');
      await refused('sendMaintenanceEvent', { id, event: 'confirm', revision: 1 }, 'WINDOW_NOT_FOUND', ['id'], says);
      await refused('linkTicket', { windowId: id, link }, 'WINDOW_NOT_FOUND', ['windowId'], says);
      const times = { startsAt: '2097-01-01T00:00:00Z', endsAt: '2097-01-01T01:00:00Z' };
      await refused('updateMaintenance', { id, revision: 1, summary: 'New' }, 'WINDOW_NOT_FOUND', ['id'], says);
      await refused('rescheduleMaintenance', { id, revision: 1, ...times }, 'WINDOW_NOT_FOUND', ['id'], says);
      await refused('acknowledgeMaintenance', { windowId: id }, 'WINDOW_NOT_FOUND', ['windowId'], says);
      await refused('declineMaintenance', { windowId: id, note: 'No.' }, 'WINDOW_NOT_FOUND', ['windowId'], says);
      const payload = await refused('unlinkTicket', { windowId: id, ...link }, 'WINDOW_NOT_FOUND', ['windowId'], says);
      expect(payload?.window).toBeNull();
    },
  );
});

describe('an event is refused', () => {
  test.each([0, 2, -1])(
    'when it is meant for revision %i of a window at revision 1, which is shown',
    async (revision) => {
      const input = { id: tentative, event: 'confirm', revision };
      const payload = await refused(
        'sendMaintenanceEvent',
        input,
        'STALE_REVISION',
        ['revision'],
        /is at revision 1, not/u,
      );

      expect(payload?.window).toMatchObject({ id: tentative, state: 'tentative', revision: 1 });
    },
  );

  test.each(['start', 'Confirm', '', 'toString', '__proto__'])(
    'when the state does not take it: "%s"',
    async (event) => {
      const says = /The window is tentative and does not take .*; it takes confirm, cancel\./u;
      const payload = await refused('sendMaintenanceEvent', { id: tentative, event }, 'INVALID_EVENT', ['event'], says);

      expect(payload?.window).toMatchObject({ id: tentative, state: 'tentative', revision: 1 });
    },
  );

  test('when the window has ended', async () => {
    const says = /The window is cancelled and does not take confirm; nothing more happens there\./u;
    await refused('sendMaintenanceEvent', { id: cancelled, event: 'confirm' }, 'INVALID_EVENT', ['event'], says);
  });

  test('when its note is too long', async () => {
    const input = { id: tentative, event: 'confirm', note: 'x'.repeat(1001) };
    await refused('sendMaintenanceEvent', input, 'INVALID_VALUE', ['note'], /note is longer than 1000 characters/u);
  });

  test('by all but one of those who send the same one at once', async () => {
    const id = await scheduled();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => mutate(gateway, 'sendMaintenanceEvent', { id, event: 'cancel', revision: 1 })),
    );

    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array.from({ length: 4 }, () => 'STALE_REVISION'));
    expect(answers.map(({ window }) => window?.revision)).toEqual([2, 2, 2, 2, 2]);
  });
});

test('a note of exactly the longest length is taken', async () => {
  const id = await scheduled();
  const { userErrors } = await mutate(gateway, 'sendMaintenanceEvent', { id, event: 'cancel', note: 'x'.repeat(1000) });

  expect(userErrors).toEqual([]);
});

describe('a link', () => {
  test('is refused when its words are too long', async () => {
    const input = (more: Input) => ({ windowId: tentative, link: { url: `${LINKED}?new`, ...more } });
    const rel = input({ rel: 'x'.repeat(101) });
    await refused('linkTicket', rel, 'INVALID_VALUE', ['link', 'rel'], /rel is longer than 100 characters/u);
    const title = input({ title: 'x'.repeat(256) });
    await refused('linkTicket', title, 'INVALID_VALUE', ['link', 'title'], /title is longer than 255 characters/u);
  });

  test('that is there already changes nothing, nor does taking off one that is not there', async () => {
    const happened = await witness(async () => {
      const link = { url: LINKED, rel: 'other', audience: 'OWNERS' };
      const again = await mutate(gateway, 'linkTicket', { windowId: tentative, link });
      const gone = await mutate(gateway, 'unlinkTicket', { windowId: tentative, url: `${LINKED}/` });

      expect([...again.userErrors, ...gone.userErrors]).toEqual([]);
      expect(again.window?.tickets).toEqual([{ url: LINKED, rel: null, title: null, audience: 'OPERATORS' }]);
      expect(gone.window).toEqual(again.window);
    });

    expect(happened).toEqual([]);
  });
});

describe('a host', () => {
  const hostId = 'home/compute-2';
  const blank = /reason is blank: give a word, or leave it out/u;

  test.each([
    ['empty', 'DISABLED', '', blank],
    ['blank', 'DISABLED', ' \n ', blank],
    ['for enabling', 'ENABLED', 'all good', /Nova keeps no reason for an enabled host: leave it out/u],
  ] as const)('is left alone when the reason is %s', async (_what, status, reason, says) => {
    await refused('setHostStatus', { hostId, status, reason }, 'INVALID_VALUE', ['reason'], says);
  });

  test.each([
    ['is too long', 'x'.repeat(256), 'x'.repeat(255)],
    ['has an emoji', 'fire 🔥 in row 3', 'fire in row 3'],
    ['has several lines', 'a fan is loud\r\nsee row 3', 'a fan is loud see row 3'],
    ['is all emoji', '🔥🔥', 'Disabled by admin through Slipway'],
    ['would be cut within a URL', `${'x'.repeat(240)} https://wiki.example/1`, 'x'.repeat(240)],
  ])('is disabled with a reason that Nova takes where the one that was given %s', async (_what, reason, fit) => {
    const to = (status: string, more: Input = {}) => mutate(gateway, 'setHostStatus', { hostId, status, ...more });

    expect(await to('DISABLED', { reason })).toMatchObject({ userErrors: [], host: { disabledReason: fit } });
    expect(hostNamed('compute-2')).toMatchObject({ disabled: true, disabledReason: fit });
    expect(await to('ENABLED')).toMatchObject({ userErrors: [], host: { status: 'ENABLED' } });
  });

  test.each([
    'home/compute-99',
    'nowhere/compute-2',
    'compute-2',
    'home/',
    '/compute-2',
    'home',
    '',
    'home/controller',
  ])('that does not exist is not found: "%s"', async (id) => {
    const says = new RegExp(`There is no host ${id}\\.`, 'u');
    const payload = await refused(
      'setHostStatus',
      { hostId: id, status: 'DISABLED' },
      'HOST_NOT_FOUND',
      ['hostId'],
      says,
    );
    expect(payload?.host).toBeNull();
  });

  test.each([
    ['somebody', 'out of order', /was disabled by somebody else, not by this gateway: whoever did it has to undo it/u],
    ['somebody without a word', null, /was disabled by somebody else/u],
    ['Nova itself', 'AUTO: Connection to libvirt lost', /was disabled by nova-compute/u],
    ['another tool', 'masakari: host failure', /was disabled by masakari/u],
  ])('that %s disabled is not ours to enable or to disable anew', async (_who, disabledReason, says) => {
    gateway.cloud.changeHost('compute-3', { disabled: true, disabledReason });
    for (const status of ['ENABLED', 'DISABLED']) {
      const payload = await refused(
        'setHostStatus',
        { hostId: 'home/compute-3', status },
        'HOST_NOT_OURS',
        ['hostId'],
        says,
      );
      expect(payload?.host).toEqual({ id: 'home/compute-3', status: 'DISABLED', disabledReason });
    }
  });

  test('is ours no more once somebody changed what we wrote', async () => {
    const input = { hostId: 'home/compute-4', reason: 'r'.repeat(255) };
    expect(await mutate(gateway, 'setHostStatus', { ...input, status: 'DISABLED' })).toMatchObject({ userErrors: [] });
    expect(hostNamed('compute-4')?.disabledReason).toBe(input.reason);
    gateway.cloud.changeHost('compute-4', { disabledReason: 'mine now' });

    const enabling = { hostId: input.hostId, status: 'ENABLED' };
    await refused('setHostStatus', enabling, 'HOST_NOT_OURS', ['hostId'], /whoever did it has to undo it/u);
  });

  test('that a window holds is let go by that window alone', async () => {
    const id = await scheduled({ hostIds: ['home/compute-2'] });
    await confirmAndHold(gateway, id);

    const says = new RegExp(`is held by window ${id}: complete or cancel that window`, 'u');
    for (const status of ['ENABLED', 'DISABLED']) {
      await refused('setHostStatus', { hostId, status }, 'GUARD_REFUSED', ['hostId'], says);
    }
  });
});
