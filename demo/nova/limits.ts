/**
 * `limits`: what the caller's project may use and uses. Nothing is limited here but names and pairs.
 *
 * Compute API v2.1. Counts servers; knows none of the networks that older microversions list.
 */
import { FLAVORS } from '../world/seed.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';

/** What microversions dropped one after another. */
const dropped = (version: number): object => ({
  ...(version < 36 && {
    maxTotalFloatingIps: -1,
    maxSecurityGroups: -1,
    maxSecurityGroupRules: -1,
    totalFloatingIpsUsed: 0,
    totalSecurityGroupsUsed: 0,
  }),
  ...(version < 39 && { maxImageMeta: 128 }),
  ...(version < 57 && { maxPersonality: 5, maxPersonalitySize: 10_240 }),
});

function limits({ world, caller, version }: NovaCall): NovaAnswer {
  const servers = world.state.servers.filter((it) => it.projectId === caller.projectId && it.vmState !== 'deleted');
  const flavors = servers.flatMap(({ flavorId }) => FLAVORS.filter(({ id }) => id === flavorId));
  return {
    body: {
      limits: {
        rate: [],
        absolute: {
          ...dropped(version),
          maxTotalInstances: -1,
          maxTotalCores: -1,
          maxTotalRAMSize: -1,
          maxServerMeta: 128,
          maxTotalKeypairs: 100,
          maxServerGroups: 10,
          maxServerGroupMembers: 10,
          totalRAMUsed: flavors.reduce((sum, { ram }) => sum + ram, 0),
          totalCoresUsed: flavors.reduce((sum, { vcpus }) => sum + vcpus, 0),
          totalInstancesUsed: servers.length,
          totalServerGroupsUsed: world.state.serverGroups.filter(({ projectId }) => projectId === caller.projectId)
            .length,
        },
      },
    },
  };
}

/** Serves `limits`. */
export function addLimitRoutes(route: NovaRouter): void {
  route('GET', '/limits', limits);
}
