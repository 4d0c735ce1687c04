/** Everything that a store promises, as one suite that every engine has to pass. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Store } from '../../src/store/index.ts';
import { describeEvents } from './event-suite.ts';
import { createHandlers, describeJobs } from './job-suite.ts';
import { describeScopes } from './scope-suite.ts';
import { describeWindows } from './window-suite.ts';

/** Runs the suite on one store, which it opens and closes. */
export function describeStore(name: string, open: () => Promise<Store>): void {
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
    });

    test('it answers, and was migrated', async () => {
      await expect(opened().ping()).resolves.toBeUndefined();
      expect(opened().migrated).toEqual(['0001-windows', '0002-events']);
    });
    describe('windows', () => {
      describeWindows(opened);
    });
    describe('scopes', () => {
      describeScopes(opened);
    });
    describe('events', () => {
      describeEvents(opened);
    });
    describe('jobs', () => {
      describeJobs(opened, handlers);
    });
  });
}
