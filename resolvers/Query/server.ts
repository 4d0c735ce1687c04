import { serverId } from '../../src/domain/ids.ts';
import type { QueryResolvers } from '../../src/generated/types.ts';

/** An id does not tell its cloud, so every cloud of the caller is asked; one that is down fails the field only if none has it. */
export const server: NonNullable<QueryResolvers['server']> = async (_root, { id }, { loaders }) => {
  const keys = loaders.clouds.map(({ name }) => ({ cloud: name, id: serverId(id) }));
  const answers = await loaders.serverByKey.loadMany(keys);
  const found = answers.find((answer) => answer !== null && !(answer instanceof Error));
  const failed = answers.find((answer) => answer instanceof Error);
  if (found === undefined && failed instanceof Error) throw failed;
  return found instanceof Error ? null : (found ?? null);
};
