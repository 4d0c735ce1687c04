/** Jobs of windows whose cloud is not configured: kept, and told once. */

import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { windowId } from '../../src/domain/ids.ts';
import type { HandleJob } from '../../src/domain/jobs.ts';
import { UnconfiguredCloudError } from '../../src/errors.ts';
import { startJobs } from '../../src/live/jobs.ts';
import { createCarryOut } from '../../src/services/index.ts';
import type { Dependencies } from '../../src/services/index.ts';
import { fakeCloud, HOME, NO_CALENDARS, NO_TICKETS } from '../loaders/fakes.ts';
import { fakeStore } from '../loaders/fake-store.ts';
import { aWindow } from '../domain/samples.ts';

const ACTION = { action: 'enableHosts', window: windowId('window-1') } as const;

function dependencies(clouds: Dependencies['clouds'], warned: string[]): Dependencies {
  const transaction = () => Promise.reject(new Error('nothing is written'));
  return {
    clouds,
    store: { ...fakeStore({ windows: clouds.length === 0 ? [] : [aWindow()] }), transaction },
    workflows: [],
    projectPolicies: [],
    movingIn: () => ({ perHost: 1, perWindow: 1, perCloud: 1, attempts: 1, backoffMs: 1 }),
    ...NO_TICKETS,
    ...NO_CALENDARS,
    pace: { lookMs: 1, farMs: 1, moveMs: 1 },
    now: () => new Date(),
    newId: () => 'id',
    warn: (message) => warned.push(message),
  };
}

test('are put back each time, with one warning for all of them, and done once the cloud is configured', async () => {
  const warned: string[] = [];
  const away = createCarryOut(dependencies([], warned));
  const { signal } = new AbortController();

  for (let tries = 0; tries < 3; tries += 1) {
    await expect(away(ACTION, signal)).rejects.toThrow(UnconfiguredCloudError);
  }
  expect(warned).toEqual(['a job names a window of no configured cloud: kept until it is']);

  await createCarryOut(dependencies([fakeCloud(HOME)], warned))(ACTION, signal);
  expect(warned).toHaveLength(1);
});

test('are no warning in the log each time that they come back, as other failures are', async () => {
  const lines: { level: number; msg: string }[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as { level: number; msg: string });
  const failures = [new UnconfiguredCloudError('no'), new Error('Nova is away')];
  let handle: HandleJob = () => Promise.resolve();
  const queue = {
    start: (given: HandleJob) => {
      handle = given;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
  const carryOut = () => Promise.reject(failures.shift() ?? new Error('none is left'));
  const nothing = () => Promise.resolve();
  const work = { carryOut, tend: nothing, writeBack: nothing, lookAtTicket: nothing };
  await startJobs(queue, work, pino({ level: 'info' }, { write }));

  await expect(handle(ACTION, new AbortController().signal)).rejects.toThrow('no');
  expect(lines).toEqual([]);
  await expect(handle(ACTION, new AbortController().signal)).rejects.toThrow('Nova is away');
  expect(lines).toMatchObject([{ level: 40, msg: 'a job failed and will be tried again' }]);
});
