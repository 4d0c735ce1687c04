/** Everything that a store promises, as one suite that every engine has to pass. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Store } from '../../src/store/index.ts';
import { describeDue } from './due-suite.ts';
import { describeElections } from './election-suite.ts';
import { describeEvents } from './event-suite.ts';
import { describeFeeds } from './feed-suite.ts';
import { describeHistory } from './history-suite.ts';
import { describeHosts } from './host-suite.ts';
import { createHandlers, describeJobs } from './job-suite.ts';
import { describeScopes } from './scope-suite.ts';
import { describeServers } from './server-suite.ts';
import { describeSessions } from './session-suite.ts';
import { describeTickets } from './ticket-suite.ts';
import { describeWindows } from './window-suite.ts';

/** Runs the suite on one store, which it opens and closes. */
export function describeStore(
  name: string,
  open: () => Promise<Store>,
  afterwards: () => Promise<void> | undefined = () => undefined,
): void {
  describe(name, () => {
    const handlers = createHandlers();
    let store: Store | null = null;
    const opened = (): Store => {
      if (store === null) throw new Error('The store did not open.');
      return store;
    };
    beforeAll(async () => {
      store = await open();
      await store.jobs.start(handlers.handle);
    }, 60_000);
    afterAll(async () => {
      await store?.close();
      await afterwards();
    });

    test('it answers, and was migrated', async () => {
      await expect(opened().ping()).resolves.toBeUndefined();
      expect(opened().migrated).toEqual([
        '0001-windows',
        '0002-events',
        '0003-maintenance-in-full',
        '0004-tickets',
        '0005-live-picture',
        '0006-calendar-feeds',
      ]);
    });
    describe('windows', () => {
      describeWindows(opened);
    });
    describe('hosts of windows', () => {
      describeHosts(opened);
    });
    describe('servers of windows', () => {
      describeServers(opened);
    });
    describe('due windows', () => {
      describeDue(opened);
    });
    describe('scopes', () => {
      describeScopes(opened);
    });
    describe('tickets', () => {
      describeTickets(opened);
    });
    describe('sessions', () => {
      describeSessions(opened);
    });
    describe('calendar feeds', () => {
      describeFeeds(opened);
    });
    describe('history', () => {
      describeHistory(opened);
    });
    describe('events', () => {
      describeEvents(opened);
    });
    describe('elections', () => {
      describeElections(opened);
    });
    describe('jobs', () => {
      describeJobs(opened, handlers);
    });
  });
}
