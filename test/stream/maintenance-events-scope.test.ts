/** What a caller's stream holds: what the caller may see, and of that what was asked for. */

import { describe, expect, test } from '@jest/globals';

import { cloudName } from '../../src/domain/ids.ts';
import { streamMaintenanceEvents } from '../../src/stream/maintenance-events.ts';
import { until } from '../graph/until.ts';
import { aHost, aProject, aServer, aWindow, operator, operatorElsewhere, ownerOf } from '../store/samples.ts';
import { placeOf } from './fake-log.ts';
import { take, testSources } from './sources.ts';

const DONE = { done: true, value: undefined };

describe('what a caller may not see', () => {
  const mine = aProject();
  const theirs = aProject();

  test('is not told, and what is behind it is', async () => {
    const sources = await testSources();
    const stream = streamMaintenanceEvents(sources, ownerOf(mine), {}, placeOf(0));

    sources.log.publish(
      { projects: [mine] },
      { projects: [theirs] },
      { projects: [mine], audience: 'OPERATORS' },
      { projects: [mine], cloud: cloudName('away') },
      { projects: [theirs, mine] },
    );

    expect(await take(stream, 2)).toEqual(['1', '5']);
  });

  test('because it is of another cloud is not told to an operator either', async () => {
    const sources = await testSources({ windows: [{ window: aWindow() }] });
    const stream = streamMaintenanceEvents(sources, operatorElsewhere, {}, null);
    expect(await take(stream, 1)).toEqual(['snapshot 0 of 0']);

    sources.log.publish({}, { cloud: cloudName('away') });

    expect(await take(stream, 1)).toEqual(['2']);
  });
});

describe('a filter', () => {
  const [one, other] = [aWindow(), aWindow()];
  const host = aHost();
  const { server } = aServer();
  const windows = [{ window: one, hosts: [host], servers: [server] }, { window: other }];
  const events = [
    { window: one.id, type: 'STATE_CHANGED' as const },
    { window: other.id, type: 'STATE_CHANGED' as const },
    { window: one.id, type: 'HOST_CHANGED' as const },
    { window: other.id, type: 'HOST_CHANGED' as const },
  ];

  test.each([
    ['nothing', {}, ['snapshot 0 of 2', '1', '2', '3', '4']],
    [
      'nulls',
      { cloud: null, windowIds: null, hostIds: null, serverIds: null, types: null },
      ['snapshot 0 of 2', '1', '2', '3', '4'],
    ],
    ['a cloud', { cloud: 'home' }, ['snapshot 0 of 2', '1', '2', '3', '4']],
    ['another cloud', { cloud: 'away' }, ['snapshot 0 of 0']],
    ['windows', { windowIds: [other.id] }, ['snapshot 0 of 1', '2', '4']],
    ['no windows', { windowIds: [] }, ['snapshot 0 of 0']],
    ['hosts', { hostIds: [host] }, ['snapshot 0 of 1', '1', '3']],
    ['hosts of no window', { hostIds: [aHost()] }, ['snapshot 0 of 0']],
    ['servers', { serverIds: [server] }, ['snapshot 0 of 1', '1', '3']],
    ['types, which do not restrict the snapshot', { types: ['HOST_CHANGED' as const] }, ['snapshot 0 of 2', '3', '4']],
    [
      'all of them',
      { windowIds: [one.id, other.id], hostIds: [host], types: ['STATE_CHANGED' as const] },
      ['snapshot 0 of 1', '1'],
    ],
  ])('by %s lets through what it names', async (_what, filter, expected) => {
    const sources = await testSources({ windows });
    const stream = streamMaintenanceEvents(sources, operator, filter, null);
    const first = await take(stream, 1);
    sources.log.publish(...events);
    await sources.reaches(events.length);

    expect([...first, ...(await take(stream, expected.length - 1))]).toEqual(expected);

    const pending = stream.next();
    await until('the stream to wait for more', () => sources.listeners() === 1);
    await stream.return?.();
    expect(await pending).toEqual(DONE);
  });
});
