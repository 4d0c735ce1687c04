import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { cursorOf } from '../../src/domain/page.ts';
import type { Answer } from './client.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate, mutationText, planner } from './mutations.ts';
import { operationWith } from './operations.ts';
import type { Writing } from './operations.ts';
import { allPlaces, coordinateOf } from './schema-walk.ts';
import type { Place } from './schema-walk.ts';

const MAX_FIRST = 60;
const SOME_ID = '00000000-0000-4000-8000-000000000000';

let gateway: Gateway;
let writing: Writing;

const plan = planner();

beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({
      ...config,
      limits: { ...config.limits, maxDepth: 40, maxCost: 1_000_000, maxFirst: MAX_FIRST },
    }),
  });
  const { window } = await mutate(gateway, 'scheduleMaintenance', plan());
  const onTheWay = { 'Query.host(id)': 'home/compute-1', 'Query.maintenanceWindow(id)': window?.id ?? '' };
  writing = { reader: 'operator', onTheWay, leaf: (scalar) => scalar };
}, 180_000);

afterAll(() => gateway.close());

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);
const LONG = `https://x.example/${'x'.repeat(2048)}`;
const SCHEDULE = mutationText('scheduleMaintenance');

/** Where a scalar can be written, as variable and as literal. */
const SCALARS = {
  URL: {
    variable: 'query ($value: URL!) { ticket(url: $value) { system } }',
    literal: (text: string) => `{ ticket(url: ${text}) { system } }`,
    wrong: [
      'ftp://x.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '/relative',
      'x.example',
      'http://',
      '',
      LONG,
      5,
      true,
    ],
  },
  Cursor: {
    variable: 'query ($value: Cursor) { maintenanceWindows(after: $value) { totalCount } }',
    literal: (text: string) => `{ maintenanceWindows(after: ${text}) { totalCount } }`,
    wrong: ['', 5, true],
  },
  DateTime: {
    variable: 'query ($value: DateTime) { maintenanceWindows(filter: { from: $value }) { totalCount } }',
    literal: (text: string) => `{ maintenanceWindows(filter: { from: ${text} }) { totalCount } }`,
    wrong: [
      'nonsense',
      '',
      '2096-13-01T00:00:00Z',
      '2096-02-30T00:00:00Z',
      '2096-01-01',
      '2096-01-01T10:00:00',
      '12:00',
      5,
    ],
  },
} as const;

describe.each(Object.entries(SCALARS))('what is no %s', (_scalar, { variable, literal, wrong }) => {
  test.each(wrong.map((value) => ({ value, shown: JSON.stringify(value).slice(0, 60) })))(
    'is refused as such: $shown',
    async ({ value }) => {
      const byVariable = await gateway.run('demo-operator', variable, { value });
      const byLiteral = await gateway.run('demo-operator', literal(JSON.stringify(value)));

      expect(codesOf(byVariable)).toEqual(['BAD_USER_INPUT']);
      expect(codesOf(byLiteral)).toEqual([expect.stringMatching(/^(?:BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/u)]);
      expect([byVariable.data, byLiteral.data]).toEqual([undefined, undefined]);
    },
  );
});

test.each(['Mars/Base', '', 'Europe Helsinki', '+02:00', 5])(
  'what is no TimeZone is refused as such: %p',
  async (timeZone) => {
    const answer = await gateway.run('demo-operator', SCHEDULE, { input: plan({ timeZone }) });

    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toMatch(/input\.timeZone.*e\.g\. "Europe\/Helsinki"/u);
  },
);

test.each(['2026-12-01', '2026-12-01T08:00:00', 'tomorrow', '', 5])(
  'what is no DateTime is refused with where it stands and what to write: %p',
  async (startsAt) => {
    const answer = await gateway.run('demo-operator', SCHEDULE, { input: plan({ startsAt }) });

    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toMatch(/input\.startsAt.*e\.g\. "2026-11-22T12:00:00Z"/u);
  },
);

test.each(['https://mia:hunter2@x.example/', 'https://hunter2@x.example/', 'https://:hunter2@x.example/'])(
  'a URL with a password is refused and not repeated: %s',
  async (url) => {
    const answers = [
      await gateway.run('demo-operator', SCALARS.URL.variable, { value: url }),
      await gateway.run('demo-operator', SCALARS.URL.literal(JSON.stringify(url))),
      await gateway.run('demo-operator', SCHEDULE, { input: plan({ tickets: [{ url }] }) }),
      await gateway.run('demo-operator', mutationText('linkTicket'), { input: { windowId: SOME_ID, link: { url } } }),
    ];

    expect(answers.flatMap(codesOf)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(answers.flatMap(({ errors }) => errors?.map(({ message }) => message))).toEqual(
      Array.from({ length: 4 }, () => expect.stringContaining('Take the user name and password out of the URL')),
    );
    expect(JSON.stringify(answers)).not.toContain('hunter2');
  },
);

test('a URL is kept exactly as it was given', async () => {
  const url = 'HTTPS://Tickets.Example:443/a/../b?q=ä#Top';
  const { window } = await mutate(gateway, 'scheduleMaintenance', plan({ tickets: [{ url }] }));

  expect(window?.tickets.map((link) => link.url)).toEqual([url]);
});

const lists = allPlaces().filter(({ field }) => field.args.some(({ name }) => name === 'first'));
const named = (place: Place) => ({ name: coordinateOf(place), place });

describe('of every list', () => {
  test('there is one at least of hosts, servers and windows', () => {
    const coordinates = [
      'Query.hosts',
      'Query.servers',
      'Query.maintenanceWindows',
      'Host.servers',
      'MaintenanceWindow.servers',
    ];

    expect(lists.map(coordinateOf)).toEqual(expect.arrayContaining(coordinates));
  });

  test.each(lists.map(named))(
    '$name refuses a page that is too long or negative, and one that starts nowhere',
    async ({ place }) => {
      const ask = async (argument: string, value: unknown) => {
        const { query, variables } = operationWith({ place, path: [argument] }, value, writing);
        return gateway.run('demo-operator', query, variables);
      };

      for (const first of [0, MAX_FIRST]) expect(codesOf(await ask('first', first))).toBeUndefined();
      for (const first of [MAX_FIRST + 1, -1, 2_147_483_647, -2_147_483_648]) {
        const answer = await ask('first', first);
        expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
        expect(answer.errors?.[0]?.message).toBe('`first` must be from 0 to 60: read on with `after`.');
      }
      for (const first of [2_147_483_648, 1.5, '1'])
        expect(codesOf(await ask('first', first))).toEqual(['BAD_USER_INPUT']);
      for (const after of ['nonsense', 'k.%%%', 'k.gA']) {
        const answer = await ask('after', after);
        expect({ after, codes: codesOf(answer) }).toEqual({ after, codes: ['BAD_USER_INPUT'] });
        expect(answer.errors?.[0]?.message).toMatch(/after is not a cursor of this list/u);
      }
    },
  );
});

test('whoever gives no `first` gets a page, however short pages must be', async () => {
  const strict = await startGateway({ change: (config) => ({ ...config, limits: { ...config.limits, maxFirst: 7 } }) });
  const { data, errors } = await strict.run('demo-operator', '{ servers { nodes { id } pageInfo { hasNextPage } } }');
  await strict.close();

  expect(errors).toBeUndefined();
  expect(data).toEqual({ servers: { nodes: expect.any(Array) as unknown, pageInfo: { hasNextPage: true } } });
});

describe('the list of windows refuses a cursor that is of no window:', () => {
  test.each([
    'compute-1',
    `2096-01-01T10:00:00.000Z ${SOME_ID}x`,
    `2096-13-01T10:00:00.000Z ${SOME_ID}`,
    `2096-02-30T10:00:00.000Z ${SOME_ID}`,
    `0000-01-01T00:00:00.000Z ${SOME_ID}`,
  ])('"%s"', async (key) => {
    const answer = await gateway.run('demo-operator', SCALARS.Cursor.variable, { value: cursorOf('windows', key) });

    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('an instant that no calendar of a database has', () => {
  const YEAR_0 = '0000-01-01T00:00:00Z';

  test.each(['from', 'to'])('is no fault of the gateway in the filter "%s"', async (name) => {
    const query = `query ($at: DateTime) { maintenanceWindows(filter: { ${name}: $at }) { totalCount } }`;

    expect(codesOf(await gateway.run('demo-operator', query, { at: YEAR_0 })) ?? []).not.toContain(
      'INTERNAL_SERVER_ERROR',
    );
  });

  test.each(['TEMPORARY', 'PERMANENT'])('is no fault of the gateway as the start of %s work', async (kind) => {
    const answer = await gateway.run('demo-operator', SCHEDULE, { input: plan({ kind, startsAt: YEAR_0 }) });

    expect(codesOf(answer) ?? []).not.toContain('INTERNAL_SERVER_ERROR');
  });
});
