export type {
  MaintenanceWindow as MaintenanceWindowMapper,
  WindowServer as ServerMaintenanceMapper,
} from '../src/domain/window.ts';
