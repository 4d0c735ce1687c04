export type { Conflict as MaintenanceConflictMapper } from '../src/domain/conflict.ts';
export type { Blocker as BlockerMapper } from '../src/domain/readiness.ts';
