/**
 * Splits the keys of a batch by the cloud they belong to, so that one dead cloud fails its own keys only.
 *
 * Refuses to know what is loaded.
 */

import type { Cloud, Compute } from '../domain/compute.ts';
import type { CloudReads } from '../picture/cloud-reads.ts';
import { parseHostId } from '../domain/ids.ts';
import type { CloudName, HostId } from '../domain/ids.ts';

/** A cloud on behalf of the operation's caller. */
export type ComputeOf = (cloud: CloudName) => Compute;

/** What the operation's caller reads of a cloud. */
export type ReadsOf = (cloud: CloudName) => CloudReads;

/** Answers for all host ids, aligned; `missing` for ids of clouds that are not among `clouds`. */
export async function byCloud<Answer>(
  clouds: readonly Cloud[],
  ids: readonly HostId[],
  load: (cloud: CloudName, ids: readonly HostId[]) => Promise<readonly Answer[]>,
  missing: Answer,
): Promise<(Answer | Error)[]> {
  const groups = Map.groupBy(ids, (id) => clouds.find(({ name }) => name === parseHostId(id)?.cloud)?.name);
  const answers = new Map<HostId, Answer | Error>();
  await Promise.all(
    [...groups].map(async ([cloud, own]) => {
      if (cloud === undefined) return;
      const rows = await load(cloud, own).catch((error: unknown) => asError(error));
      own.forEach((id, place) => answers.set(id, rows instanceof Error ? rows : (rows[place] ?? missing)));
    }),
  );
  return ids.map((id) => answers.get(id) ?? missing);
}

/** A failure as a value, for DataLoader's place of a key. */
export function asError(error: unknown): Error {
  return error instanceof Error
    ? error
    : new Error('a load was rejected with something that is not an error', { cause: error });
}
