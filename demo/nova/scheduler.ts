/**
 * Which host a server goes to: an enabled one that is up, with the fewest servers.
 *
 * Decides; moves nothing.
 */
import type { DemoHost } from '../world/model.ts';
import { isUp } from '../world/world.ts';
import type { World } from '../world/world.ts';

/** What a server's fault says when there was nowhere to go. */
export const NO_VALID_HOST = 'No valid host was found. There are not enough hosts available.';

const takesServers = (host: DemoHost | undefined): host is DemoHost =>
  host !== undefined && !host.disabled && isUp(host);

function load(world: World, name: string): number {
  return world.state.servers.filter(({ host, vmState }) => host === name && vmState !== 'deleted').length;
}

/** The host to go to, never `source`; undefined when `wanted` or every other host refuses servers. */
export function pickHost(world: World, source: string | null, wanted: string | null): string | undefined {
  if (wanted !== null) return wanted !== source && takesServers(world.host(wanted)) ? wanted : undefined;
  const candidates = world.state.hosts.filter((host) => host.name !== source && takesServers(host));
  const [best] = candidates.map(({ name }) => ({ name, load: load(world, name) })).sort((a, b) => a.load - b.load);
  return best?.name;
}
