import type { ViewerResolvers } from '../src/generated/types.ts';

/** Every field is the viewer's own; the scope that stores filter by is not part of the graph. */
export const Viewer: ViewerResolvers = {};
