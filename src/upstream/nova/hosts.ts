/**
 * Nova's os-services and os-hypervisors, read into hosts and hypervisors.
 *
 * Pure. Shapes are strict in what we use and ignore the rest.
 */

import { z } from 'zod';
import type { Host, HostState, HostStatus, Hypervisor } from '../../domain/host.ts';
import { hostIdOf } from '../../domain/ids.ts';
import type { CloudName } from '../../domain/ids.ts';
import { pageLinks } from './pages.ts';

/**
 * A service. From 2.69 on, one whose cell does not answer has the status `UNKNOWN` and neither id nor state
 * (Compute API guide, "Handling Down Cells").
 */
const service = z.object({
  id: z.string().nullish(),
  binary: z.string(),
  host: z.string(),
  zone: z.string().nullish(),
  status: z.enum(['enabled', 'disabled', 'UNKNOWN']),
  state: z.string().nullish(),
  forced_down: z.boolean().nullish(),
  disabled_reason: z.string().nullish(),
});
type Service = z.infer<typeof service>;

export const servicesBody = z.object({ services: z.array(service) });
export const serviceBody = z.object({ service });

const hypervisor = z.object({
  id: z.string(),
  hypervisor_hostname: z.string(),
  hypervisor_type: z.string().nullish(),
  state: z.string().nullish(),
  status: z.enum(['enabled', 'disabled']),
  running_vms: z.int().nullish(),
  service: z.object({ host: z.string() }),
});
export const hypervisorsBody = z.object({ hypervisors: z.array(hypervisor), hypervisors_links: pageLinks });

/** Does Nova know this service only by name, because its cell does not answer? */
export function isOutOfReach({ status }: Service): boolean {
  return status === 'UNKNOWN';
}

/** A nova-compute service as a host. Out of reach counts as disabled: nothing can be placed there. */
export function toHost(cloud: CloudName, found: Service, fetchedAt: Date): Host {
  return {
    id: hostIdOf(cloud, found.host),
    cloud,
    name: found.host,
    serviceId: found.id ?? '',
    availabilityZone: found.zone ?? null,
    status: statusOf(found.status),
    state: stateOf(found.state),
    forcedDown: found.forced_down ?? false,
    disabledReason: found.disabled_reason ?? null,
    fetchedAt,
  };
}

export function toHypervisor(cloud: CloudName, found: z.infer<typeof hypervisor>): Hypervisor {
  return {
    id: found.id,
    host: hostIdOf(cloud, found.service.host),
    hostname: found.hypervisor_hostname,
    type: found.hypervisor_type ?? null,
    state: stateOf(found.state),
    status: statusOf(found.status),
    runningServers: found.running_vms ?? null,
  };
}

function statusOf(status: string): HostStatus {
  return status === 'enabled' ? 'ENABLED' : 'DISABLED';
}

function stateOf(state: string | null | undefined): HostState {
  if (state === 'up') return 'UP';
  return state === 'down' ? 'DOWN' : 'UNKNOWN';
}
