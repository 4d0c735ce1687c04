/** What the graph tells of a workflow, so that it can be drawn: the same to everybody, for it is no secret. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

test.each(['demo-operator', 'demo-tenant-a'])(
  '%s is told what leads out of each state, by whom, and where to',
  async (token) => {
    const { workflows } = await gateway.ask(
      token,
      '{ workflows { name states { name events transitions { event signal target } } } }',
    );
    expect(workflows).toContainEqual({
      name: 'standard',
      states: expect.arrayContaining([
        {
          name: 'confirmed',
          events: ['drain', 'start', 'cancel'],
          transitions: [
            { event: 'drain', signal: null, target: 'draining' },
            { event: 'start', signal: null, target: 'in progress' },
            { event: 'cancel', signal: null, target: 'cancelled' },
            { event: null, signal: 'drainAt', target: 'draining' },
          ],
        },
        { name: 'completed', events: [], transitions: [] },
      ]) as unknown,
    });
  },
);
