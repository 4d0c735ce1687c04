/** What a window takes next: each guard's word against it, at the cost of what those guards look at and no more. */

import { describe, expect, test } from '@jest/globals';

import { projectId } from '../../src/domain/ids.ts';
import type { Caller } from '../../src/domain/viewer.ts';
import type { WorkflowGuard } from '../../src/domain/workflow.ts';
import { UpstreamError } from '../../src/errors.ts';
import { nextEventsOf } from '../../resolvers/next-events.ts';
import { aWorkflow, fakeStore } from '../loaders/fake-store.ts';
import { aCaller, fakeCloud, HOME, homeHost, loadersOn } from '../loaders/fakes.ts';
import type { CloudContents } from '../loaders/fakes.ts';
import { aServer, aWindow } from '../store/samples.ts';

const OWNER = aCaller({
  operator: false,
  scope: { kind: 'project', clouds: [HOME], project: projectId('p1') },
});

/** A window in a state that `confirm` leads out of, on these conditions, and `cancel` on none. */
function aWaitingWindow(guards: readonly WorkflowGuard[], caller: Caller = aCaller(), contents: CloudContents = {}) {
  const window = aWindow();
  const transitions = [
    { event: 'confirm', target: 'confirmed', guards, actions: [] },
    { event: 'cancel', target: 'cancelled', guards: [], actions: [] },
  ];
  const workflow = aWorkflow({ states: [{ name: 'tentative', phase: 'TENTATIVE', transitions, signals: [] }] });
  const server = { ...aServer(projectId('p1'), homeHost('c1')), window: window.id };
  const store = fakeStore({ windows: [window], servers: [server], workflow });
  const cloud = fakeCloud(HOME, contents);
  const loaders = loadersOn({ store, clouds: [cloud] }, caller);
  const next = () => nextEventsOf({ loaders, viewer: caller.viewer }, window);
  return { next, store, cloud, server };
}

const FREE = { name: 'cancel', target: 'cancelled', allowed: true, refusedBecause: null };

describe('the events that an operator may send', () => {
  test('are all where no guard asks anything, and nothing is read but the workflow', async () => {
    const { next, store, cloud } = aWaitingWindow([]);

    expect(await next()).toEqual([{ ...FREE, name: 'confirm', target: 'confirmed' }, FREE]);
    expect([store.calls, cloud.calls]).toEqual([['workflow standard 1'], []]);
  });

  test('are not those whose guard fails, and it says why', async () => {
    const { next, store, cloud, server } = aWaitingWindow(['everyoneAnswered', 'nobodyDeclined']);

    expect(await next()).toEqual([
      {
        name: 'confirm',
        target: 'confirmed',
        allowed: false,
        refusedBecause: `everyoneAnswered: The owner of server ${server.server} has not answered.`,
      },
      FREE,
    ]);
    expect([store.calls, cloud.calls]).toEqual([['workflow standard 1', 'serversOfWindows'], []]);
  });

  test('are not those that wait for the absence of conflicts while Nova does not tell', async () => {
    const failure = new UpstreamError('nova home', 'TIMEOUT', 'no answer within 10 s');
    const { next } = aWaitingWindow(['noConflicts'], aCaller(), { failure });

    expect(await next()).toMatchObject([
      { allowed: false, refusedBecause: 'noConflicts: nova home: no answer within 10 s' },
      FREE,
    ]);
  });
});

test('an owner may send none, is told no guard’s word, and costs nothing', async () => {
  const { next, store, cloud } = aWaitingWindow(['everyoneAnswered', 'noConflicts', 'ready'], OWNER);

  const refused = { allowed: false, refusedBecause: 'Only operators send events to a window.' };
  expect(await next()).toEqual([
    { name: 'confirm', target: 'confirmed', ...refused },
    { name: 'cancel', target: 'cancelled', ...refused },
  ]);
  expect([store.calls, cloud.calls]).toEqual([['workflow standard 1'], []]);
});
