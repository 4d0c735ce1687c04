/**
 * Disables or enables one host on an operator's word, with no window: the least that works.
 *
 * Obeys the same rule of ownership as a workflow does: what somebody else disabled is not ours to enable or to
 * overwrite, and what a window holds is let go through that window. Nova is asked with the caller's own token.
 */

import type { Compute } from '../domain/compute.ts';
import { computeFor } from '../domain/compute-for.ts';
import { fitForNova, signerOf } from '../domain/disabled-reason.ts';
import type { Host, HostStatus } from '../domain/host.ts';
import { parseHostId } from '../domain/ids.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { hasEnded } from '../domain/window.ts';
import { actorOf, cloudOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { learnHost } from './picture/learn.ts';
import { onceAtATime, recall, remember } from './once.ts';

/** `setHostStatus` as it arrives. */
export interface HostStatusInput {
  readonly clientMutationId?: string | null | undefined;
  readonly hostId: string;
  readonly status: HostStatus;
  readonly reason?: string | null | undefined;
}

export type SetHostStatus = (caller: Caller, input: HostStatusInput) => Promise<Outcome<Host>>;

/** Answers the host as it is then. Throws UpstreamError when Nova does not answer or refuses. */
export function createSetHostStatus(dependencies: Dependencies): SetHostStatus {
  const { store } = dependencies;
  const run: SetHostStatus = async (caller, input) => {
    const compute = computeOf(dependencies, caller, input.hostId);
    const name = parseHostId(input.hostId)?.name ?? '';
    const [before] = compute === null ? [] : await compute.listHosts({ name });
    if (compute === null || before === undefined) {
      return { subject: null, refusals: [refusal('HOST_NOT_FOUND', `There is no host ${input.hostId}.`, 'hostId')] };
    }
    const named = { mutation: 'setHostStatus', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return { subject: before, refusals: earlier.refusals };

    const written = await store.standaloneReasons(before.id);
    const refusals = [...faultsIn(input), ...(await faultsOfOwner(dependencies, caller, before, written))];
    const subject =
      refusals.length > 0
        ? before
        : await write(dependencies, caller, compute, before, reasonOf(caller, input), written);
    await store.transaction((writes) => remember(writes, caller, named, { id: before.id, refusals }));
    return { subject, refusals };
  };
  return onceAtATime(run);
}

/** Disables with a reason, enables without one. What we are about to write is recorded first: whatever fails behind it, we know our own. */
async function write(
  dependencies: Dependencies,
  caller: Caller,
  compute: Compute,
  host: Host,
  reason: string | null,
  written: readonly string[],
): Promise<Host> {
  const { store } = dependencies;
  if (reason !== null) {
    const possible = [...written.filter((text) => text === host.disabledReason), reason];
    await store.transaction((writes) => writes.setStandaloneReasons(host.id, possible));
  }
  const changed = await compute.setHostStatus(host, reason === null ? 'ENABLED' : 'DISABLED', reason);
  await store.transaction(async (writes) => {
    const marks = await writes.lockPicture(host.cloud);
    await learnHost(dependencies, writes, marks, changed, { by: actorOf(caller), toldBy: null });
    await writes.setStandaloneReasons(host.id, reason === null ? [] : [reason]);
  });
  return changed;
}

function computeOf({ clouds }: Dependencies, caller: Caller, hostId: string): Compute | null {
  const host = parseHostId(hostId);
  const cloud = host && cloudOf(clouds, caller, host.cloud);
  return cloud && computeFor(cloud, caller);
}

/** Made fit for Nova, as windows' reasons are. A disable without a word would clear the field and leave nobody to ask. */
function reasonOf(caller: Caller, { status, reason }: HostStatusInput): string | null {
  if (status === 'ENABLED') return null;
  const given = fitForNova(reason ?? '');
  return given === '' ? fitForNova(`Disabled by ${actorOf(caller).name} through Slipway`) : given;
}

function faultsIn({ status, reason }: HostStatusInput): readonly Refusal[] {
  if (reason != null && status === 'ENABLED') {
    return [refusal('INVALID_VALUE', 'Nova keeps no reason for an enabled host: leave it out.', 'reason')];
  }
  if (reason?.trim() === '') {
    return [refusal('INVALID_VALUE', 'reason is blank: give a word, or leave it out.', 'reason')];
  }
  return [];
}

/** What a window of ours disabled is ours, and free once that window has ended. */
async function faultsOfOwner(
  { store }: Dependencies,
  { viewer }: Caller,
  host: Host,
  written: readonly string[],
): Promise<readonly Refusal[]> {
  if (host.status === 'ENABLED' || written.some((text) => text === host.disabledReason)) return [];
  const signer = signerOf(host.disabledReason ?? '');
  if (signer.kind !== 'GATEWAY') return [notOurs(host, signer.kind === 'TOOL' ? signer.name : 'somebody else')];
  const [window] = await store.windowsByIds(viewer.scope, [signer.window]);
  if (window === undefined) return [notOurs(host, 'another gateway')];
  if (hasEnded(window)) return [];
  const message = `${host.id} is held by window ${window.id}: complete or cancel that window.`;
  return [refusal('GUARD_REFUSED', message, 'hostId')];
}

function notOurs(host: Host, who: string): Refusal {
  const message = `${host.id} was disabled by ${who}, not by this gateway: whoever did it has to undo it.`;
  return refusal('HOST_NOT_OURS', message, 'hostId');
}
