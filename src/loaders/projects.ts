/**
 * Names of projects, which Nova does not tell: one Keystone call for all of an operation.
 *
 * Refuses to fail: a name that cannot be read is null, as the schema says.
 */

import type DataLoader from 'dataloader';

import type { ProjectId } from '../domain/ids.ts';
import type { Project } from '../domain/server.ts';
import type { Batched } from './batched.ts';

export type ProjectNameById = DataLoader<ProjectId, string | null>;

/** `own` is the token's project, whose name is known without asking. */
export function createProjectLoader(
  batched: Batched,
  own: Project | null,
  list: () => Promise<readonly Project[]>,
): ProjectNameById {
  return batched(
    async (ids) => {
      const known = new Map(own === null ? [] : [[own.id, own.name]]);
      if (ids.some((id) => !known.has(id))) {
        for (const { id, name } of await list().catch(() => [])) known.set(id, name);
      }
      return ids.map((id) => known.get(id) ?? null);
    },
    { name: 'projectNameById' },
  );
}
