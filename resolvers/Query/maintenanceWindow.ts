import { windowId } from '../../src/domain/ids.ts';
import type { QueryResolvers } from '../../src/generated/types.ts';

export const maintenanceWindow: NonNullable<QueryResolvers['maintenanceWindow']> = (_root, { id }, { loaders }) =>
  loaders.windowById.load(windowId(id));
