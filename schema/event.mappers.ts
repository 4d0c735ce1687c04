export type { MaintenanceEvent as MaintenanceEventMapper } from '../src/domain/event.ts';
