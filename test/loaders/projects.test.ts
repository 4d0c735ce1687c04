/** Names of projects: one question to Keystone at most, and null rather than a failure. */

import { expect, test } from '@jest/globals';

import { projectId } from '../../src/domain/ids.ts';
import type { Project } from '../../src/domain/server.ts';
import { createBatched } from '../../src/loaders/batched.ts';
import { createProjectLoader } from '../../src/loaders/projects.ts';

const [own, other, hidden] = ['own', 'other', 'hidden'].map(projectId);

/** A Keystone that notes how often it was asked. */
function keystone(answer: () => Promise<readonly Project[]>) {
  const state = { asked: 0 };
  const list = () => {
    state.asked += 1;
    return answer();
  };
  return { state, list };
}

const ids = [own, other, hidden].filter((id) => id !== undefined);
const ownProject = { id: projectId('own'), name: 'mine' };

test('the names of all projects are one question, and one that is not told is null', async () => {
  const { state, list } = keystone(() => Promise.resolve([{ id: projectId('other'), name: 'theirs' }]));

  expect(await createProjectLoader(createBatched({}), ownProject, list).loadMany(ids)).toEqual([
    'mine',
    'theirs',
    null,
  ]);
  expect(state.asked).toBe(1);
});

test("the caller's own project is known without a question", async () => {
  const { state, list } = keystone(() => Promise.resolve([]));

  expect(await createProjectLoader(createBatched({}), ownProject, list).load(projectId('own'))).toBe('mine');
  expect(state.asked).toBe(0);
});

test('a Keystone that does not answer costs the names, and nothing else', async () => {
  const { list } = keystone(() => Promise.reject(new Error('dead')));

  expect(await createProjectLoader(createBatched({}), ownProject, list).loadMany(ids)).toEqual(['mine', null, null]);
});
