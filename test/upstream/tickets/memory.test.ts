import { beforeEach, describe, expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import type { TicketReading, TicketSource } from '../../../src/domain/ticket-system.ts';
import { createTicketSource } from '../../../src/upstream/tickets/memory.ts';
import { fakeTickets } from '../../loaders/fakes.ts';

const START = new Date('2026-12-01T08:00:00Z');
const [A, B] = [ticketKey('A-1'), ticketKey('B-1')];
const BUSY = { code: 'TICKET_SYSTEM_UNAVAILABLE', message: 'down', retryable: true };

let now: Date;
/** Whether time goes on with each look at the clock. */
let ticking: boolean;
let answer: (keys: readonly TicketKey[]) => Promise<readonly TicketReading[]>;
let calls: (readonly string[])[];
let source: TicketSource;

const fake = fakeTickets('jira', 'jira.example');
const later = (seconds: number): void => {
  now = new Date(now.getTime() + 1000 * seconds);
};
const failing = (problem: { code: string; message: string; retryable: boolean; retryAfterMs?: number }) => () =>
  Promise.resolve([{ problem }]);

beforeEach(() => {
  now = START;
  ticking = false;
  calls = [];
  answer = fake.fetchMany;
  const system = {
    ...fake,
    fetchMany: (keys: readonly TicketKey[]) => {
      calls.push([...keys]);
      return answer(keys);
    },
  };
  source = createTicketSource({
    system,
    url: 'https://jira.example/',
    expose: 'status',
    writeBack: null,
    template: null,
    budgetMs: 50,
    now: () => {
      if (ticking) later(0.001);
      return now;
    },
  });
});

describe('what is known', () => {
  test('is asked for once in a minute, by however many readers', async () => {
    await Promise.all([source.read([A, B]), source.read([B, A])]);
    later(59);
    await source.read([A]);
    expect(calls).toEqual([[A, B]]);

    later(2);
    const [again] = await source.read([A]);
    expect(calls).toEqual([[A, B], [A]]);
    expect(again).toMatchObject({ facts: { key: A }, fetchedAt: now, stale: false, problem: null });
  });

  test('has one age, for who waited for it and for who comes later', async () => {
    ticking = true;
    const [waited] = await source.read([A]);
    const [came] = await source.read([A]);

    expect(came?.fetchedAt).toEqual(waited?.fetchedAt);
  });

  test('is shown as old, with its age and the problem, while the system fails', async () => {
    await source.read([A]);
    later(3600);
    answer = failing(BUSY);

    expect(await source.read([A])).toMatchObject([{ facts: { key: A }, fetchedAt: START, stale: true, problem: BUSY }]);
  });

  test('is shown no longer than a day', async () => {
    await source.read([A]);
    later(86_400);
    answer = failing(BUSY);

    expect(await source.read([A])).toEqual([{ facts: null, fetchedAt: null, stale: false, problem: BUSY }]);
  });

  test('is forgotten on request, but not where the system fails then', async () => {
    await source.read([A]);
    source.forget([A]);
    answer = failing(BUSY);
    expect(await source.read([A])).toMatchObject([{ facts: { key: A }, fetchedAt: START, stale: true }]);
    answer = fake.fetchMany;
    later(1);
    expect(await source.read([A])).toMatchObject([{ fetchedAt: now, stale: false, problem: null }]);
  });

  test('does not come from an answer that was under way when it was forgotten', async () => {
    const slow = Promise.withResolvers<readonly TicketReading[]>();
    answer = () => slow.promise;
    const reading = source.read([A]);
    source.forget([A]);
    slow.resolve(await fake.fetchMany([A]));
    await reading;

    answer = fake.fetchMany;
    await source.read([A]);
    expect(calls).toEqual([[A], [A]]);
  });

  test('that a ticket is not there is believed for five minutes', async () => {
    const gone = ticketKey('GONE-1');
    await source.read([gone]);
    later(299);
    expect(await source.read([gone])).toMatchObject([{ facts: null, problem: { code: 'TICKET_NOT_FOUND' } }]);
    expect(calls).toHaveLength(1);
    later(2);
    await source.read([gone]);
    expect(calls).toHaveLength(2);
  });

  test('a failure that may pass is not remembered', async () => {
    answer = failing(BUSY);
    await source.read([A]);
    answer = fake.fetchMany;
    expect(await source.read([A])).toMatchObject([{ facts: { key: A }, problem: null }]);
  });

  test('a ticket that answers under another key has moved', async () => {
    answer = () => fake.fetchMany([B]);
    expect(await source.read([A])).toMatchObject([
      { facts: { key: B }, stale: false, problem: { code: 'TICKET_MOVED' } },
    ]);
  });
});

describe('a system that hangs', () => {
  test('costs a query no more than its budget, and its late answer is there for the next', async () => {
    const slow = Promise.withResolvers<readonly TicketReading[]>();
    answer = () => slow.promise;
    expect(await source.read([A])).toMatchObject([{ facts: null, problem: { code: 'TICKET_SYSTEM_TIMEOUT' } }]);

    slow.resolve(await fake.fetchMany([A]));
    expect(await source.read([A])).toMatchObject([{ facts: { key: A }, problem: null }]);
    expect(calls).toEqual([[A]]);
  });

  test('is waited for where memory will not do', async () => {
    const slow = Promise.withResolvers<readonly TicketReading[]>();
    await source.read([A]);
    answer = () => slow.promise;
    const reading = source.reread([A]);
    slow.resolve(await fake.fetchMany([A]));
    expect(await reading).toMatchObject([{ facts: { key: A } }]);
    expect(calls).toEqual([[A], [A]]);
  });
});

describe('a system in trouble', () => {
  test('is left alone after five failures in a row', async () => {
    answer = failing(BUSY);
    for (let batch = 0; batch < 8; batch += 1) await source.read([A]);
    expect(calls).toHaveLength(5);
    expect(await source.read([A])).toMatchObject([{ problem: { code: 'TICKET_SYSTEM_PAUSED', retryable: true } }]);
  });

  test('is left alone for as long as it asks', async () => {
    answer = failing({ ...BUSY, retryAfterMs: 90_000 });
    await source.read([A]);
    later(89);
    expect(await source.read([B])).toMatchObject([{ problem: { code: 'TICKET_SYSTEM_PAUSED' } }]);
    answer = fake.fetchMany;
    later(2);
    expect(await source.read([B])).toMatchObject([{ facts: { key: B } }]);
    expect(calls).toEqual([[A], [B]]);
  });

  test('is not one that has no such ticket', async () => {
    for (let batch = 0; batch < 8; batch += 1) await source.read([ticketKey(`GONE-${batch}`)]);
    expect(await source.read([A])).toMatchObject([{ facts: { key: A } }]);
  });
});
