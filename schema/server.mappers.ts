export type { Server as ServerMapper } from '../src/domain/server.ts';
