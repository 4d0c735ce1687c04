import type { CloudResolvers } from '../src/generated/types.ts';
import { hostConnection } from './host-list.ts';

export const Cloud: CloudResolvers = {
  hosts: (cloud, args, context) => hostConnection(context, args, { ...args.filter, cloud: cloud.name }),
};
