/**
 * The list of what the simulated Nova serves.
 *
 * Knows names only.
 */
import { addActionLogRoutes } from './action-log.ts';
import { addActionRoutes } from './actions.ts';
import type { NovaRouter } from './call.ts';
import { addHypervisorRoutes } from './hypervisors.ts';
import { addLimitRoutes } from './limits.ts';
import { addMetadataRoutes } from './metadata.ts';
import { addMigrationRoutes } from './migration-records.ts';
import { addServerGroupRoutes } from './server-groups.ts';
import { addServerLifeRoutes } from './server-life.ts';
import { addServerRoutes } from './servers.ts';
import { addServiceRoutes } from './services.ts';
import { addTagRoutes } from './tags.ts';

/** Adds every resource. */
export function addNovaRoutes(route: NovaRouter): void {
  addServiceRoutes(route);
  addHypervisorRoutes(route);
  addServerRoutes(route);
  addServerLifeRoutes(route);
  addMetadataRoutes(route);
  addTagRoutes(route);
  addActionRoutes(route);
  addActionLogRoutes(route);
  addMigrationRoutes(route);
  addServerGroupRoutes(route);
  addLimitRoutes(route);
}
