import { describe, expect, test } from '@jest/globals';
import { migrationState } from '../../../src/upstream/nova/migrations.ts';

/** Every status that Nova writes into a migration. */
const STATUSES = {
  RUNNING: [
    ...['accepted', 'queued', 'preparing', 'pre-migrating', 'migrating', 'running', 'running (post-copy)'],
    ...['post-migrating', 'finished', 'confirming', 'reverting'],
  ],
  DONE: ['completed', 'done', 'confirmed'],
  FAILED: ['error', 'failed', 'cancelled', 'reverted'],
};

describe('a migration of Nova', () => {
  test.each(Object.entries(STATUSES))('is %s', (state, statuses) => {
    expect(new Set(statuses.map(migrationState))).toEqual(new Set([state]));
  });

  test('is waited for when its status is not known', () => {
    expect(migrationState('transmogrifying')).toBe('RUNNING');
  });
});
