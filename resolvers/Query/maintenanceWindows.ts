import type { QueryResolvers } from '../../src/generated/types.ts';
import { windowConnection } from '../window-list.ts';

export const maintenanceWindows: NonNullable<QueryResolvers['maintenanceWindows']> = (_root, args, context) =>
  windowConnection(context, args, args.filter ?? {});
