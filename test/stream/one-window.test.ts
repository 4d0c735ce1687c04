/** One window: as it is now, and again after each event on it that its watcher may be told of. */

import { expect, test } from '@jest/globals';

import { windowId } from '../../src/domain/ids.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { NotFoundError } from '../../src/errors.ts';
import { streamOneWindow } from '../../src/stream/one-window.ts';
import { until } from '../graph/until.ts';
import { aProject, aWindow, operator, operatorElsewhere, ownerOf } from '../store/samples.ts';
import { testSources } from './sources.ts';

const DONE = { done: true, value: undefined };
const [watched, other] = [aWindow(), aWindow()];

async function watch(scope: Scope, id = watched.id, heartbeatMs?: number) {
  const windows = [watched, other].map((window) => ({ window }));
  const sources = await testSources({ windows, ...(heartbeatMs !== undefined && { heartbeatMs }) });
  const stream = streamOneWindow(sources, sources.store, scope, id);
  return { sources, stream };
}

test('a window is given at once, and again after an event on it but not after one on another', async () => {
  const { sources, stream } = await watch(operator);
  expect(await stream.next()).toEqual({ done: false, value: watched.id });

  let again = false;
  const next = stream.next().then((step) => {
    again = true;
    return step;
  });
  sources.log.publish({ window: other.id });
  await sources.reaches(1);
  await until('the stream to wait on', () => sources.listeners() === 1);
  expect(again).toBe(false);
  sources.log.publish({ window: watched.id });

  expect(await next).toEqual({ done: false, value: watched.id });
});

test('events that come together give the window once', async () => {
  const { sources, stream } = await watch(operator);
  await stream.next();
  sources.log.publish({ window: watched.id }, { window: watched.id });
  await sources.reaches(2);
  await stream.next();

  const pending = stream.next();
  await until('the stream to wait for more', () => sources.listeners() === 1);
  await stream.return?.();
  expect(await pending).toEqual(DONE);
});

test('an event that is not for the watcher gives nothing', async () => {
  const mine = aProject();
  const { sources, stream } = await watch(ownerOf(mine));
  await stream.next();
  sources.log.publish(
    { window: watched.id, projects: [mine], audience: 'OPERATORS' },
    { window: watched.id, projects: [aProject()] },
  );
  await sources.reaches(2);

  const pending = stream.next();
  await until('the stream to wait for more', () => sources.listeners() === 1);
  await stream.return?.();
  expect(await pending).toEqual(DONE);
});

test('quiet is no item', async () => {
  const { sources, stream } = await watch(operator, watched.id, 5);
  await stream.next();
  let waits = 0;
  let given = false;
  const next = stream.next().then(() => {
    given = true;
  });

  await until('a second wait', () => {
    waits += sources.listeners();
    return waits > 3;
  });
  expect(given).toBe(false);
  sources.log.publish({ window: watched.id });

  await next;
  expect(given).toBe(true);
});

test.each([
  ['that does not exist', operator, windowId('00000000-0000-4000-8000-000000000000')],
  ['that the caller may not see', operatorElsewhere, watched.id],
])('a window %s is not found, and the stream has ended then', async (_what, scope, id) => {
  const { stream } = await watch(scope, id);

  await expect(stream.next()).rejects.toEqual(new NotFoundError(`There is no window ${id}.`));
  expect(await stream.next()).toEqual(DONE);
});
