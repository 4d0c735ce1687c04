export type { MaintenanceWindow as MaintenanceWindowMapper } from '../src/domain/window.ts';
