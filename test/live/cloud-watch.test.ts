import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { cloudName, serverId } from '../../src/domain/ids.ts';
import type { NovaHint } from '../../src/domain/nova-news.ts';
import { UpstreamError } from '../../src/errors.ts';
import { watchCloud } from '../../src/live/cloud-watch.ts';
import { until } from '../graph/until.ts';

const HOUR_MS = 3_600_000;
const [A, B] = [serverId('a'), serverId('b')];

let asked: string[];
let failing: number;
let hint: (hint: NovaHint) => void;
let abort: AbortController;
let watching: Promise<void>;

const note = (what: string) => {
  asked.push(what);
  return Promise.resolve();
};

beforeEach(async () => {
  asked = [];
  failing = 0;
  abort = new AbortController();
  const readings = {
    readHosts: () => note('hosts').then(() => []),
    readServers: () => note('changed servers'),
    readTheseServers: (ids: readonly string[]) => {
      failing -= 1;
      return note(ids.toSorted().join()).then(() => {
        if (failing >= 0) throw new UpstreamError('nova', 'UNREACHABLE', 'no answer');
      });
    },
    readHypervisors: () => note('hypervisors'),
    noteProblem: () => Promise.resolve(),
  };
  const news = {
    listen: (onHint: typeof hint, signal: AbortSignal) => {
      hint = onHint;
      return new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  };
  const pace = { hostMs: HOUR_MS, serverMs: HOUR_MS, hypervisorMs: HOUR_MS };
  const log = pino({ level: 'silent' });
  const cloud = { name: cloudName('home'), news };
  watching = watchCloud({ cloud, pace, readings, onHosts: () => Promise.resolve(), log }, abort.signal);
  await until('everything to be read once', () => asked.length === 3);
  asked = [];
});

afterEach(async () => {
  abort.abort();
  await watching;
});

test('hints of servers that come together are one look at each', async () => {
  for (const id of [A, B, A]) hint({ kind: 'server', id });

  await until('servers to be read', () => asked.length > 0);
  expect(asked).toEqual(['a,b']);
});

test('a hint of a host is one look at all hosts', async () => {
  hint({ kind: 'host', name: 'compute-1' });
  hint({ kind: 'host', name: 'compute-2' });

  await until('hosts to be read', () => asked.length > 0);
  expect(asked).toEqual(['hosts']);
});

test('many servers are one reading of what changed', async () => {
  for (let n = 0; n < 50; n += 1) hint({ kind: 'server', id: serverId(`s${n}`) });
  hint({ kind: 'all' });

  await until('everything to be read', () => asked.length === 3);
  expect(asked.toSorted()).toEqual(['changed servers', 'hosts', 'hypervisors']);
});

test('a hint that could not be followed is followed at the next look', async () => {
  failing = 1;
  hint({ kind: 'server', id: A });
  await until('the first look', () => asked.length === 1);

  hint({ kind: 'server', id: B });

  await until('the second look', () => asked.length === 2);
  expect(asked).toEqual(['a', 'a,b']);
});
