/**
 * Disables or enables one host on an operator's word, with no window: the least that works.
 *
 * Obeys the same rule of ownership as a workflow does: what somebody else disabled is not ours to enable or to
 * overwrite, and what a window holds is let go through that window. Nova is asked with the caller's own token.
 */

import type { Compute } from '../domain/compute.ts';
import { fitForNova, REASON_LIMIT, signerOf } from '../domain/disabled-reason.ts';
import type { Host, HostStatus } from '../domain/host.ts';
import { parseHostId } from '../domain/ids.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { hasEnded } from '../domain/window.ts';
import { actorOf, cloudOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { recall, remember } from './once.ts';

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
      refusals.length > 0 ? before : await write(dependencies, compute, before, reasonOf(caller, input), written);
    await store.transaction((writes) => remember(writes, caller, named, { id: before.id, refusals }));
    return { subject, refusals };
  };
  return onceAtATime(run);
}

/** The same named mutation sent again while it is under way waits for the one answer, so that Nova is told once. */
function onceAtATime(run: SetHostStatus): SetHostStatus {
  const underWay = new Map<string, ReturnType<SetHostStatus>>();
  return (caller, input) => {
    if (input.clientMutationId == null) return run(caller, input);
    const key = JSON.stringify([caller.viewer.userId, caller.viewer.project?.id, caller.viewer.scope.clouds, input]);
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const outcome = run(caller, input).finally(() => underWay.delete(key));
    underWay.set(key, outcome);
    return outcome;
  };
}

/** Disables with a reason, enables without one. What we are about to write is recorded first: whatever fails behind it, we know our own. */
async function write(
  { store }: Dependencies,
  compute: Compute,
  host: Host,
  reason: string | null,
  written: readonly string[],
): Promise<Host> {
  const keep = (reasons: readonly string[]) =>
    store.transaction((writes) => writes.setStandaloneReasons(host.id, reasons));
  if (reason !== null) await keep([...written.filter((text) => text === host.disabledReason), reason]);
  const changed = await compute.setHostStatus(host, reason === null ? 'ENABLED' : 'DISABLED', reason);
  await keep(reason === null ? [] : [reason]);
  return changed;
}

function computeOf({ clouds }: Dependencies, caller: Caller, hostId: string): Compute | null {
  const host = parseHostId(hostId);
  const cloud = host && cloudOf(clouds, caller, host.cloud);
  return cloud?.as(caller.token, { allProjects: true }) ?? null;
}

/** Nova wants 1 to 255 characters; a disable without a word would clear the field and leave nobody to ask. */
function reasonOf(caller: Caller, { status, reason }: HostStatusInput): string | null {
  if (status === 'ENABLED') return null;
  return reason ?? fitForNova(`Disabled by ${actorOf(caller).name} through Slipway`);
}

function faultsIn({ status, reason }: HostStatusInput): readonly Refusal[] {
  if (reason != null && status === 'ENABLED') {
    return [refusal('INVALID_VALUE', 'Nova keeps no reason for an enabled host: leave it out.', 'reason')];
  }
  if (reason != null && (reason.length === 0 || reason.length > REASON_LIMIT)) {
    return [refusal('INVALID_VALUE', `reason must have 1 to ${REASON_LIMIT} characters.`, 'reason')];
  }
  if (reason != null && /[\u{10000}-\u{10FFFF}]|\p{Cs}/u.test(reason)) {
    return [
      refusal(
        'INVALID_VALUE',
        'Nova cannot store emoji and other characters outside the Basic Multilingual Plane.',
        'reason',
      ),
    ];
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
