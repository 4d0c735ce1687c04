/**
 * Takes down what owners answer: ready, and what is to be done with their servers, or not ready.
 *
 * An answer is about servers and leaves the window's revision alone: what one owner says makes no other owner's answer
 * stale. Refuses to know how anything is moved.
 */

import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import { serverId } from '../domain/ids.ts';
import type { ServerId } from '../domain/ids.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { ServerAction } from '../domain/server-action.ts';
import { answerFaults, lateFaults } from './answer-check.ts';
import type { Answer } from './answer-check.ts';
import { readPolicyActions } from './answer-policies.ts';
import type { PolicyAction } from './answer-policies.ts';
import { shown, withWindow } from './change.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { once } from './once.ts';
import { tell } from './tell.ts';

/** `acknowledgeMaintenance` as it arrives. */
export interface AcknowledgeInput {
  readonly clientMutationId?: string | null | undefined;
  readonly windowId: string;
  readonly serverIds?: readonly string[] | null | undefined;
  readonly action?: ServerAction | null | undefined;
  readonly revision?: number | null | undefined;
  readonly changeReference?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** `declineMaintenance` as it arrives. */
export interface DeclineInput {
  readonly clientMutationId?: string | null | undefined;
  readonly windowId: string;
  readonly serverIds?: readonly string[] | null | undefined;
  readonly revision?: number | null | undefined;
  readonly note: string;
}

/** The window, and the servers that were answered for, as they are now. */
export interface Answered extends Outcome<MaintenanceWindow> {
  readonly servers: readonly WindowServer[];
}

export type Acknowledge = (caller: Caller, input: AcknowledgeInput) => Promise<Answered>;
export type Decline = (caller: Caller, input: DeclineInput) => Promise<Answered>;

/** Repeating it changes nothing. */
export function createAcknowledge(dependencies: Dependencies): Acknowledge {
  return (caller, input) => {
    const { action = null, changeReference = null, note = null } = input;
    const answer: Answer = { answer: 'ACKNOWLEDGED', action, changeReference, note };
    return take(dependencies, caller, 'acknowledgeMaintenance', input, answer);
  };
}

/** Holds these servers, never the others. */
export function createDecline(dependencies: Dependencies): Decline {
  return (caller, input) => {
    const answer: Answer = { answer: 'DECLINED', action: null, changeReference: null, note: input.note };
    return take(dependencies, caller, 'declineMaintenance', input, answer);
  };
}

async function take(
  dependencies: Dependencies,
  caller: Caller,
  mutation: string,
  input: AcknowledgeInput | DeclineInput,
  answer: Answer,
): Promise<Answered> {
  const { store } = dependencies;
  const named = { mutation, input, idField: 'windowId', id: input.windowId, revision: input.revision ?? null } as const;
  const faults = answerFaults(answer, mutation);
  const byPolicy: PolicyAction =
    answer.action === null && faults.length === 0 ? await readPolicyActions(dependencies, caller, input) : () => ({});
  const outcome =
    faults.length > 0
      ? { id: null, refusals: faults }
      : await store.transaction((writes) =>
          once(writes, caller, named, () =>
            withWindow(writes, caller, named, (window) =>
              answerFor(dependencies, { writes, caller, answer, byPolicy }, window, input.serverIds ?? null),
            ),
          ),
        );
  const { subject, refusals } = await shown(dependencies, caller, outcome);
  if (subject === null || refusals.length > 0) return { subject, refusals, servers: [] };
  const rows = await store.serversOfWindows(caller.viewer.scope, [subject.id]);
  const found = chosen(caller, rows, input.serverIds ?? null);
  // Of those that had left before, no answer was taken down.
  return {
    subject,
    refusals,
    servers: 'servers' in found ? found.servers.filter(({ answeredAt }) => answeredAt !== null) : [],
  };
}

interface Answering {
  readonly writes: MaintenanceWrites;
  readonly caller: Caller;
  readonly answer: Answer;
  /** Asked where the answer names no action. */
  readonly byPolicy: PolicyAction;
}

async function answerFor(
  { now, store }: Dependencies,
  answering: Answering,
  window: MaintenanceWindow,
  ids: readonly string[] | null,
): Promise<readonly Refusal[]> {
  const { writes, caller, answer } = answering;
  const found = chosen(caller, visible(caller, await writes.serversOf(window.id)), ids);
  if ('missing' in found) return found.missing;
  const workflow = await store.workflow(window.workflow.name, window.workflow.version);
  const news = found.servers.filter((server) => !isSame(server, window, answer));
  // Who names no server means those about which there is still something to say.
  const open = ids === null && news.some(isOpen) ? news.filter(isOpen) : news;
  if (news.length === 0) return [];
  const late = lateFaults(window, open, answer, workflow?.asksOwners ?? true, now());
  if (late.length > 0) return late;
  for (const server of open) await write(answering, window, server, now());
  await writes.wake(window.id, now());
  return [];
}

/** Owners never reach another project's row: not even its being there is told. */
function visible({ viewer: { scope } }: Caller, servers: readonly WindowServer[]): readonly WindowServer[] {
  return scope.kind === 'operator' ? servers : servers.filter(({ project }) => project === scope.project);
}

type Chosen = { readonly servers: readonly WindowServer[] } | { readonly missing: readonly Refusal[] };

/** The servers that are named; where none is, the caller's own. An operator answers for others by naming them. */
function chosen({ viewer }: Caller, servers: readonly WindowServer[], ids: readonly string[] | null): Chosen {
  if (ids === null) {
    const own = servers.filter(({ project, outcome }) => project === viewer.project?.id && outcome !== 'GONE');
    if (own.length > 0) return { servers: own };
    const message = 'The window has no server of your project: name the servers that you answer for.';
    return { missing: [refusal('SERVER_NOT_IN_WINDOW', message, 'serverIds')] };
  }
  const wanted = [...new Set(ids)].map((id) => ({ id, server: byId(servers, serverId(id)) }));
  const missing = wanted.filter(({ server }) => server === undefined);
  if (missing.length > 0 || wanted.length === 0) {
    const names = missing.map(({ id }) => `There is no server ${id} in this window.`);
    const messages = wanted.length === 0 ? ['Name at least one server, or leave serverIds out.'] : names;
    return { missing: messages.map((message) => refusal('SERVER_NOT_IN_WINDOW', message, 'serverIds')) };
  }
  return { servers: wanted.flatMap(({ server }) => server ?? []) };
}

function byId(servers: readonly WindowServer[], id: ServerId): WindowServer | undefined {
  return servers.find(({ server }) => server === id);
}

function isOpen({ outcome }: WindowServer): boolean {
  return outcome === 'PENDING' || outcome === 'FAILED' || outcome === 'KEPT';
}

/** The same answer again, to the same dates. */
function isSame(server: WindowServer, window: MaintenanceWindow, answer: Answer): boolean {
  return (
    server.answer === answer.answer &&
    server.answeredAction === answer.action &&
    server.note === answer.note &&
    server.changeReference === answer.changeReference &&
    (server.answeredRevision ?? 0) >= window.datesRevision
  );
}

async function write(
  { writes, caller, answer: given, byPolicy }: Answering,
  window: MaintenanceWindow,
  server: WindowServer,
  now: Date,
): Promise<void> {
  const { answer, action, changeReference, note } = given;
  const actor = actorOf(caller);
  const byOperator = server.project !== caller.viewer.project?.id;
  const answered: WindowServer = {
    ...server,
    answer,
    answeredAction: action,
    answeredByOperator: byOperator,
    answeredAt: now,
    answeredBy: actor.name,
    answeredRevision: window.revision,
    changeReference,
    note,
    updatedAt: now,
  };
  const named = { action, actionSource: byOperator ? 'OPERATOR' : 'OWNER', policyProblem: null } as const;
  await writes.updateServer({ ...answered, ...(action === null ? byPolicy(window, answered) : { ...named, action }) });
  const type = answer === 'ACKNOWLEDGED' ? 'OWNER_ACKNOWLEDGED' : 'OWNER_DECLINED';
  await tell(writes, window, actor, { type, server: server.server, changedFields: ['servers'], note });
}
