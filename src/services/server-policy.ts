/**
 * Writes a server's standing instructions where its owner would write them by hand: into its metadata in Nova.
 *
 * With the caller's own token, so that Nova decides who may. The windows that the server is in look again at once.
 */

import type { Cloud } from '../domain/compute.ts';
import { computeFor } from '../domain/compute-for.ts';
import { serverId } from '../domain/ids.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import { metadataValueOf, POLICY_CASES, POLICY_KEYS } from '../domain/policy.ts';
import type { PolicyCase } from '../domain/policy.ts';
import type { Server } from '../domain/server.ts';
import type { Caller } from '../domain/viewer.ts';
import type { ServerAction } from '../domain/server-action.ts';
import { operatorsOf } from '../domain/scope.ts';
import type { Dependencies } from './dependencies.ts';
import { learnMetadata } from './picture/learn.ts';
import { onceAtATime, recall, remember } from './once.ts';

/** `setServerMaintenancePolicy` as it arrives: a case that is left out stays, null takes the instruction away. */
export type ServerPolicyInput = Readonly<Partial<Record<PolicyCase, ServerAction | null | undefined>>> & {
  readonly clientMutationId?: string | null | undefined;
  readonly serverId: string;
};

export type SetServerPolicy = (caller: Caller, input: ServerPolicyInput) => Promise<Outcome<Server>>;

/** Answers the server as it is then. Throws UpstreamError when Nova does not answer or refuses. */
export function createSetServerPolicy(dependencies: Dependencies): SetServerPolicy {
  const { store } = dependencies;

  return onceAtATime(async (caller, input) => {
    const place = await find(dependencies, caller, input.serverId);
    if (place === null) return notFound(input.serverId);
    const named = { mutation: 'setServerMaintenancePolicy', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return { subject: place.server, refusals: earlier.refusals };

    const refusals = faultsIn(input);
    const subject = refusals.length > 0 ? place.server : await write(caller, place, input);
    if (subject === null) return notFound(input.serverId);
    await store.transaction(async (writes) => {
      const marks = await writes.lockPicture(place.cloud.name);
      if (refusals.length === 0) await learnMetadata(dependencies, writes, marks, subject.id, subject.metadata);
      const windows = await store.windowsOfServers(operatorsOf(place.server), [subject.id]);
      for (const { window } of windows) await writes.wake(window, dependencies.now());
      await remember(writes, caller, named, { id: subject.id, refusals });
    });
    return { subject, refusals };
  });
}

interface Place {
  readonly cloud: Cloud;
  readonly server: Server;
}

async function find({ clouds }: Dependencies, caller: Caller, id: string): Promise<Place | null> {
  for (const cloud of clouds.filter(({ name }) => caller.viewer.scope.clouds.includes(name))) {
    const server = await computeFor(cloud, caller).getServer(serverId(id));
    if (server !== null) return { cloud, server };
  }
  return null;
}

async function write(caller: Caller, { cloud, server }: Place, input: ServerPolicyInput): Promise<Server | null> {
  const values = POLICY_CASES.flatMap((each) => {
    const action = input[each];
    return action === undefined ? [] : [[POLICY_KEYS[each], action === null ? null : metadataValueOf(action)] as const];
  });
  if (values.length === 0) return server;
  const metadata = await computeFor(cloud, caller).setServerMetadata(server.id, Object.fromEntries(values));
  return metadata && { ...server, metadata };
}

function faultsIn(input: ServerPolicyInput): readonly Refusal[] {
  return (['plannedPermanent', 'unplannedPermanent'] as const)
    .filter((each) => input[each] === 'KEEP')
    .map((each) => {
      const message = 'A host that goes for good keeps no server: choose another action than KEEP.';
      return refusal('ACTION_NOT_ALLOWED', message, each);
    });
}

function notFound(id: string): Outcome<Server> {
  return { subject: null, refusals: [refusal('SERVER_NOT_FOUND', `There is no server ${id}.`, 'serverId')] };
}
