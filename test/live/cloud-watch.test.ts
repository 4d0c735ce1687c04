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
    readAllServers: () => note('all servers'),
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

test('a hint at everything is one look at everything', async () => {
  hint({ kind: 'all' });

  await until('everything to be read', () => asked.length === 3);
  expect(asked.toSorted()).toEqual(['changed servers', 'hosts', 'hypervisors']);
});

const hintAt = (count: number, name = 's') => {
  const ids = Array.from({ length: count }, (_none, n) => serverId(`${name}${n}`));
  for (const id of ids) hint({ kind: 'server', id });
  return ids.toSorted().join();
};

test('up to a hundred servers are looked at themselves, for what changed of them may not be listed as changed', async () => {
  const ids = hintAt(100);

  await until('servers to be read', () => asked.length > 0);
  expect(asked).toEqual([ids]);
});

test('more of them are one list of all, and those that come within a minute are kept for the next', async () => {
  hintAt(101);
  await until('servers to be listed', () => asked.length > 0);
  expect(asked).toEqual(['all servers']);

  hintAt(101, 't');
  await until('what changed to be read meanwhile', () => asked.length > 1);
  hintAt(1, 'u');
  await until('that of the next hint too', () => asked.length > 2);
  expect(asked).toEqual(['all servers', 'changed servers', 'changed servers']);
});

test('a server that cannot be read keeps nobody from what changed of the others', async () => {
  failing = 1;
  hint({ kind: 'server', id: A });
  hint({ kind: 'all' });

  await until('everything to be read', () => asked.length === 4);
  expect(asked.toSorted()).toEqual(['a', 'changed servers', 'hosts', 'hypervisors']);
});

test('a hint that could not be followed is followed at the next look', async () => {
  failing = 1;
  hint({ kind: 'server', id: A });
  await until('the first look', () => asked.length === 1);

  hint({ kind: 'server', id: B });

  await until('the second look', () => asked.length === 2);
  expect(asked).toEqual(['a', 'a,b']);
});
