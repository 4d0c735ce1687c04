/** Queries that would be answered the same are executed once where they wait for the same moment. */

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createAskedAtOnce, textOfResult } from '../../src/server/sharing/asked-at-once.ts';
import { askAtOnce } from '../graph/pipelined.ts';
import { OPERATOR, startGateway, TENANT } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

/** Answers its number, counted from 1. */
function counting(isVoid: (nth: number) => boolean = () => false) {
  let count = 0;
  return () => {
    count += 1;
    return Promise.resolve({ result: { data: { nth: count } }, void: isVoid(count) });
  };
}

test('those of one key who ask at once are answered by one execution, each other key by its own', async () => {
  const { ask } = createAskedAtOnce();
  const execute = counting();
  const answers = await Promise.all(['a', 'a', 'b', 'a'].map((key) => ask(key, execute)));
  expect(answers.map(({ data }) => data?.nth)).toEqual([1, 1, 2, 1]);
});

test('who asks once an execution has begun is not answered by it', async () => {
  const { ask } = createAskedAtOnce();
  let answer: (nth: number) => void = () => undefined;
  const slow = new Promise<number>((resolve) => {
    answer = resolve;
  });
  let begun: () => void = () => undefined;
  const began = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = ask('a', async () => {
    begun();
    return { result: { data: { nth: await slow } }, void: false };
  });
  await began;
  const second = await ask('a', () => Promise.resolve({ result: { data: { nth: 2 } }, void: false }));
  answer(1);
  expect([await first, second].map(({ data }) => data?.nth)).toEqual([1, 2]);
});

test('a result that its own asker spoilt is nobody else’s', async () => {
  const { ask } = createAskedAtOnce();
  const execute = counting((nth) => nth === 1);
  const answers = await Promise.all(['a', 'a', 'a'].map((key) => ask(key, execute)));
  expect(answers.map(({ data }) => data?.nth)).toEqual([1, 2, 3]);
});

test('an execution that fails fails for all who wait for it, and for nobody after', async () => {
  const { ask } = createAskedAtOnce();
  const failing = () => Promise.reject(new Error('no'));
  const answers = await Promise.allSettled([ask('a', failing), ask('a', counting())]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await ask('a', counting())).data).toEqual({ nth: 1 });
});

test('the text of a result is JSON of all that is in it', () => {
  const results = fc.record(
    {
      data: fc.option(fc.dictionary(fc.string(), fc.jsonValue())),
      errors: fc.array(fc.record({ message: fc.string() })),
      extensions: fc.dictionary(fc.string(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(results, (result) => {
      // Written twice: the second time from what was written the first time.
      for (const text of [textOfResult(result), textOfResult(result)]) {
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)));
      }
    }),
  );
});

const numbersOf = (answers: readonly string[]) => answers.map((answer) => /"contextNumber":(\d+)/u.exec(answer)?.[1]);

test('one token’s identical queries are one execution, with one context', async () => {
  const query = '{ contextNumber }';
  const answers = await askAtOnce(
    gateway.url,
    Array.from({ length: 20 }, () => ({ token: OPERATOR, query })),
  );
  expect(answers).toHaveLength(20);
  expect(new Set(numbersOf(answers)).size).toBe(1);
});

test.each([
  ['tokens', { token: TENANT, query: '{ contextNumber }' }],
  ['documents', { token: OPERATOR, query: '{ contextNumber whoami }' }],
  ['ages', { token: OPERATOR, query: '{ contextNumber }', headers: { 'cache-control': 'max-age=7' } }],
])('other %s are executed for themselves', async (_what, other) => {
  const answers = await askAtOnce(gateway.url, [{ token: OPERATOR, query: '{ contextNumber }' }, other]);
  expect(new Set(numbersOf(answers)).size).toBe(2);
});

test('variables count, also those of a root field', async () => {
  const query = 'query ($n: Int!) { echo(number: $n) }';
  const answers = await askAtOnce(
    gateway.url,
    [1, 2, 3].map((n) => ({ token: OPERATOR, query, variables: { n } })),
  );
  expect(answers.map((answer) => JSON.parse(answer) as unknown)).toEqual([1, 2, 3].map((echo) => ({ data: { echo } })));
});

test('errors are told to everybody who waits', async () => {
  const answers = await askAtOnce(
    gateway.url,
    Array.from({ length: 3 }, () => ({ token: OPERATOR, query: '{ missing whoami }' })),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('There is no such thing.');
  expect(answers[0]).toContain('"whoami":"olga"');
});
