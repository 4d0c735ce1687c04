import type { WindowId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/context.ts';
import { windowId } from '../../src/domain/ids.ts';
import { NotFoundError } from '../../src/errors.ts';
import type { SubscriptionResolvers } from '../../src/generated/types.ts';

export const maintenanceWindow: NonNullable<SubscriptionResolvers['maintenanceWindow']> = {
  subscribe: (_root, { id }, { streams }) => streams.maintenanceWindow(windowId(id)),
  resolve: async (id: WindowId, _args: unknown, { loaders }: Context) => {
    const window = await loaders.windowById.load(id);
    if (window === null) throw new NotFoundError(`There is no window ${id}.`);
    return window;
  },
};
