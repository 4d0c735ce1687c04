import type { ViewerResolvers } from '../src/generated/types.ts';

/** Every other field is the viewer's own; the scope that stores filter by is not part of the graph. */
export const Viewer: ViewerResolvers = {
  calendarFeeds: (_viewer, _args, { loaders }) => loaders.calendarFeeds(),
};
