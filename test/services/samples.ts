/** What a tending finds: one window over one host, and what Nova says of both. */

import type { Host } from '../../src/domain/host.ts';
import type { Server } from '../../src/domain/server.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import type { TendSituation } from '../../src/services/tend/reconcile.ts';
import { aHostRow, aRow, aWindow, CLOUD, HERE, NOW } from '../domain/samples.ts';

/** HERE, disabled, up and not forced down. */
export function aHost(given: Partial<Host> = {}): Host {
  return {
    id: HERE,
    cloud: CLOUD,
    name: 'compute-1',
    serviceId: 'service-1',
    availabilityZone: null,
    status: 'DISABLED',
    state: 'UP',
    forcedDown: false,
    disabledReason: null,
    fetchedAt: NOW,
    ...given,
  };
}

/** Three attempts, a minute apart at first. */
export function aTending(
  servers: readonly Server[],
  window: Partial<MaintenanceWindow> = {},
  hosts: readonly Host[] = [aHost()],
): TendSituation {
  return {
    window: aWindow(window),
    asksOwners: true,
    servers: [aRow()],
    hosts: [aHostRow()],
    seen: {
      hosts: new Map(hosts.map((host) => [host.id, host])),
      servers: new Map(servers.map((server) => [server.id, server])),
      migrations: [],
    },
    policies: [],
    persistence: { attempts: 3, backoffMs: 60_000 },
    now: NOW,
    looked: NOW,
  };
}
