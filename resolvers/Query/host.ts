import { hostIdOf, parseHostId } from '../../src/domain/ids.ts';
import type { QueryResolvers } from '../../src/generated/types.ts';

export const host: NonNullable<QueryResolvers['host']> = (_root, { id }, { loaders }) => {
  const named = parseHostId(id);
  return named && loaders.hostById.load(hostIdOf(named.cloud, named.name));
};
