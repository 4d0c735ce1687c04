import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { cloudName } from '../../src/domain/ids.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, planner } from './mutations.ts';
import type { Input } from './mutations.ts';
import { createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

let gateway: Gateway;
let witness: Witness;

/** Of hosts that have no window but those of the test itself. */
const plan = planner(['home/compute-2']);

beforeAll(async () => {
  // A second region of the same Keystone, so that one operator has two clouds.
  gateway = await startGateway({
    change: (config) => ({
      ...config,
      clouds: config.clouds.flatMap((cloud) => [cloud, { ...cloud, name: cloudName('annex') }]),
    }),
  });
  witness = await createWitness(gateway, 'home/compute-6');
}, 180_000);

afterAll(() => gateway.close());

const schedule = (input: Input = {}) => mutate(gateway, 'scheduleMaintenance', plan(input));

async function scheduled(input: Input): Promise<string> {
  const { window, userErrors } = await schedule(input);
  expect(userErrors).toEqual([]);
  return window?.id ?? '';
}

const link = (more: Input): Input => ({ url: 'https://tickets.example/1', ...more });

describe('a plan is refused, and nothing is written, when', () => {
  const invalid = (path: readonly string[], message: RegExp) => ({
    code: 'INVALID_VALUE',
    path: ['input', ...path],
    message,
  });
  const times = (message: RegExp, field = 'endsAt') => ({ code: 'INVALID_TIMES', path: ['input', field], message });
  const missing = (id: string) => ({
    code: 'HOST_NOT_FOUND',
    path: ['input', 'hostIds'],
    message: new RegExp(`There is no host ${id}`, 'u'),
  });

  test.each([
    [
      'temporary work has no end',
      { endsAt: null },
      [times(/endsAt is missing: only PERMANENT maintenance may have no end/u)],
    ],
    [
      'it ends when it starts',
      { startsAt: '2096-05-01T10:00:00Z', endsAt: '2096-05-01T10:00:00Z' },
      [times(/endsAt must be after startsAt/u)],
    ],
    [
      'it ends before it starts, in another zone',
      { startsAt: '2096-05-01T10:00:00Z', endsAt: '2096-05-01T11:00:00+02:00' },
      [times(/endsAt must be after startsAt/u)],
    ],
    [
      'permanent work ends before it starts',
      { kind: 'PERMANENT', startsAt: '2096-05-01T10:00:00Z', endsAt: '2096-05-01T09:00:00Z' },
      [times(/endsAt must be after startsAt/u)],
    ],
    [
      'owners could not answer any more',
      { acknowledgeBy: '2020-01-01T10:00:00Z' },
      [times(/acknowledgeBy is in the past/u, 'acknowledgeBy')],
    ],
    [
      'it is over already',
      { startsAt: '2020-01-01T10:00:00Z', endsAt: '2020-01-01T11:00:00Z' },
      [times(/endsAt is in the past: plan a window that is still to come/u)],
    ],
    ['the summary is empty', { summary: '' }, [invalid(['summary'], /summary must have 1 to 255 characters/u)]],
    ['the summary is blank', { summary: ' \t\n ' }, [invalid(['summary'], /summary must have 1 to 255 characters/u)]],
    [
      'the summary is too long',
      { summary: 'x'.repeat(256) },
      [invalid(['summary'], /summary must have 1 to 255 characters/u)],
    ],
    ...['first\nsecond', 'first\r\nsecond', 'a\tb', '\u001b[31mred', 'first\u2028second'].map(
      (summary) =>
        [
          `the summary is no line: ${JSON.stringify(summary)}`,
          { summary },
          [invalid(['summary'], /summary is one line: take the line breaks, tabs and other control characters out/u)],
        ] as const,
    ),
    [
      'the description is too long',
      { description: 'x'.repeat(10_001) },
      [invalid(['description'], /description is longer than 10000 characters/u)],
    ],
    [
      'the workflow is unknown',
      { workflow: 'nonsense' },
      [invalid(['workflow'], /There is no workflow nonsense; there are: standard/u)],
    ],
    ['no host is named', { hostIds: [] }, [invalid(['hostIds'], /Name at least one host/u)]],
    [
      'hosts are of two clouds',
      { hostIds: ['home/compute-2', 'annex/compute-2'] },
      [invalid(['hostIds'], /several clouds: schedule one window for each/u)],
    ],
    ['a host is unknown', { hostIds: ['home/compute-2', 'home/compute-99'] }, [missing('home/compute-99')]],
    ['the only host is unknown', { hostIds: ['home/compute-99'] }, [missing('home/compute-99')]],
    ['a cloud is unknown', { hostIds: ['nowhere/compute-2'] }, [missing('nowhere/compute-2')]],
    [
      'a host id is none',
      { hostIds: ['compute-2', 'home/', ''] },
      [missing('compute-2'), missing('home/'), missing('\\.')],
    ],
    [
      "a link's rel is too long",
      { tickets: [link({}), link({ rel: 'x'.repeat(101) })] },
      [invalid(['tickets', '1', 'rel'], /rel is longer than 100 characters/u)],
    ],
    [
      "a link's title is too long",
      { tickets: [link({ title: 'x'.repeat(256) })] },
      [invalid(['tickets', '0', 'title'], /title is longer than 255 characters/u)],
    ],
    [
      'everything is wrong, which is told at once',
      {
        hostIds: [],
        summary: '',
        description: 'x'.repeat(10_001),
        workflow: 'nonsense',
        endsAt: null,
        tickets: [link({ rel: 'x'.repeat(101) })],
      },
      [
        invalid(['hostIds'], /host/u),
        invalid(['workflow'], /workflow/u),
        invalid(['summary'], /summary/u),
        invalid(['description'], /description/u),
        times(/endsAt/u),
        invalid(['tickets', '0', 'rel'], /rel/u),
      ],
    ],
  ] as const)('%s', async (_when, input, expected) => {
    const happened = await witness(async () => {
      const { window, userErrors } = await schedule(input);

      expect(window).toBeNull();
      const wanted = expected.map((error) => ({ ...error, message: expect.stringMatching(error.message) }));
      expect(userErrors).toEqual(wanted);
    });

    expect(happened).toEqual([]);
  });
});

test('words of exactly the longest length are taken as they are', async () => {
  const tickets = [link({ rel: 'r'.repeat(100), title: 't'.repeat(255), audience: 'OWNERS' })];
  const input = { summary: 's'.repeat(255), description: 'd'.repeat(10_000), tickets };
  const { window, userErrors } = await schedule(input);

  expect(userErrors).toEqual([]);
  expect(window).toMatchObject({ summary: input.summary, tickets });
});

test('of a URL that is given twice the window has one link', async () => {
  const { window } = await schedule({ tickets: [link({}), link({ rel: 'change' })] });

  expect(window?.tickets.map(({ url }) => url)).toEqual(['https://tickets.example/1']);
});

describe('on one host', () => {
  const at = (start: string, end: string | null) => ({
    startsAt: `2097-01-01T${start}:00Z`,
    endsAt: end && `2097-01-01T${end}:00Z`,
  });
  const host = (number: number) => ({ hostIds: [`home/compute-${String(number)}`] });

  async function overlaps(input: Input, other: string, on: string): Promise<void> {
    const happened = await witness(async () => {
      const { window, userErrors } = await schedule(input);
      expect(window).toBeNull();
      const message = `${on} is already in window ${other} at that time: choose other times, or end that window first.`;
      expect(userErrors).toEqual([{ code: 'SAME_HOST_OVERLAP', path: ['input', 'hostIds'], message }]);
    });
    expect(happened).toEqual([]);
  }

  test('windows may touch, and not overlap by an instant', async () => {
    const id = await scheduled({ ...host(1), ...at('10:00', '12:00') });

    await scheduled({ ...host(1), ...at('08:00', '10:00') });
    await scheduled({ ...host(1), ...at('12:00', '12:30') });
    await scheduled({ ...at('10:00', '12:00'), hostIds: ['annex/compute-1'] });
    await overlaps({ ...host(1), ...at('10:00', '12:00') }, id, 'home/compute-1');
    await overlaps({ ...host(1), ...at('10:30', '11:00') }, id, 'home/compute-1');
    await overlaps({ hostIds: ['home/compute-3', 'home/compute-1'], ...at('11:59', '12:00') }, id, 'home/compute-1');
  });

  test('permanent work without an end leaves room before it, and none behind', async () => {
    const id = await scheduled({ ...host(4), ...at('10:00', null), kind: 'PERMANENT' });

    await scheduled({ ...host(4), ...at('09:00', '10:00') });
    await overlaps(
      { ...host(4), startsAt: '2199-01-01T00:00:00Z', endsAt: '2199-01-01T01:00:00Z' },
      id,
      'home/compute-4',
    );
    await overlaps({ ...host(4), ...at('11:00', null), kind: 'PERMANENT' }, id, 'home/compute-4');
  });

  test.each([
    ['cancelled', ['cancel']],
    ['completed', ['confirm', 'start', 'complete']],
  ] as const)("a window that is %s is in nobody's way", async (state, events) => {
    const times = { ...host(3), ...at('10:00', '12:00'), workflow: 'in-place' };
    const id = await scheduled(times);
    await overlaps(times, id, 'home/compute-3');
    for (const event of events) await mutate(gateway, 'sendMaintenanceEvent', { id, event });
    const ended = await gateway.ask('demo-operator', `{ maintenanceWindow(id: "${id}") { state } }`);
    expect(ended).toEqual({ maintenanceWindow: { state } });

    const again = await scheduled(times);

    await mutate(gateway, 'sendMaintenanceEvent', { id: again, event: 'cancel' });
  });

  test('of several windows that are planned at once exactly one is accepted', async () => {
    const times = { ...host(5), ...at('10:00', '12:00') };

    const answers = await Promise.all(Array.from({ length: 6 }, () => schedule(times)));

    const accepted = answers.filter(({ window }) => window !== null);
    expect(accepted).toHaveLength(1);
    const refused = answers.filter(({ window }) => window === null).flatMap(({ userErrors }) => userErrors);
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'SAME_HOST_OVERLAP'));
    expect(refused.every(({ message }) => message.includes(accepted[0]?.window?.id ?? '?'))).toBe(true);
  });
});
