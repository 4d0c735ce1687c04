export type { Project as ProjectMapper } from '../src/domain/server.ts';
export type { Viewer as ViewerMapper } from '../src/domain/viewer.ts';
