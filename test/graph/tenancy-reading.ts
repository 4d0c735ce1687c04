/**
 * Everything that a tenant may ask for, and everything that it must never read.
 *
 * Refuses to know what happened to the windows meanwhile: it is asked again after each thing that happens.
 */

import { operationFor, operationWith } from './operations.ts';
import type { Operation, Writing } from './operations.ts';
import { allPlaces, argumentCoordinate, isOperatorOnly, requiredArguments } from './schema-walk.ts';
import { serversOf } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';

/** Those that share a window. */
export type Tenant = 'tenant-a' | 'tenant-b';
export const TENANTS: readonly Tenant[] = ['tenant-a', 'tenant-b'];

/** Names of hosts, operators, other projects and all that is theirs. */
function forbiddenTo(world: TenancyWorld, tenant: Tenant): readonly string[] {
  const { gateway, offshore, operators, offshoreServer, windows, tickets } = world;
  const { cloud } = gateway;
  const strangers = Object.entries(cloud.projectIds).filter(([name]) => name !== tenant);
  const theirs = cloud.servers().filter(({ projectId }) => projectId !== cloud.projectIds[tenant]);
  return [
    ...[...cloud.hosts(), ...offshore.hosts()].flatMap(({ name, serviceId, hypervisorId, ip }) => [
      name,
      serviceId,
      hypervisorId,
      ip,
    ]),
    ...strangers.flat(),
    ...theirs.flatMap(({ id, name }) => [id, name]),
    ...['offshore', offshoreServer, 'a-far-01', windows.offshore, tickets.offshore, operators.offshore],
    ...[tickets.secret, 'OPS-102', tickets.unlinked, 'OPS-104'],
    // What Jira says of the ticket that both may follow, and is for operators only.
    ...['Firmware upgrade of rack 12', 'Mia Krystof'],
    ...(tenant === 'tenant-a' ? [windows.others, tickets.others, 'OPS-103'] : []),
  ];
}

/** What of that is in a text. */
export function foundBy(world: TenancyWorld, tenant: Tenant, text: string): readonly string[] {
  return forbiddenTo(world, tenant).filter((word) => text.includes(word));
}

/** Every root field of a kind that a tenant may ask for, with everything behind it, asked of what is its own. */
export function everythingFor(
  world: TenancyWorld,
  tenant: Tenant,
  root: 'Query' | 'Subscription',
  window = world.windows.shared,
): readonly Operation[] {
  const own = serversOf(world.gateway.cloud, tenant).find(({ host }) => host === 'compute-3');
  const values: Readonly<Record<string, string>> = {
    'Query.server(id)': (own ?? serversOf(world.gateway.cloud, tenant)[0]).id,
    'Query.maintenanceWindow(id)': window,
    'Query.ticket(url)': world.tickets.shared,
    'Subscription.maintenanceWindow(id)': window,
  };
  const writing: Writing = { reader: 'tenant', onTheWay: {}, leaf: (scalar) => scalar };
  const places = allPlaces().filter((place) => place.type.name === root && !isOperatorOnly(place));
  return places.map((place) => {
    const [required] = requiredArguments(place);
    if (required === undefined) return operationFor(place, writing);
    const path = [required.name];
    const value = values[argumentCoordinate({ place, path })];
    if (value === undefined) throw new Error(`say what to ask ${argumentCoordinate({ place, path })} for`);
    return operationWith({ place, path }, value, writing);
  });
}
