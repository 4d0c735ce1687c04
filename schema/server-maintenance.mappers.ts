export type { WindowServer as ServerMaintenanceMapper } from '../src/domain/server-maintenance.ts';
