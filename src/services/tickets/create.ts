/**
 * Makes a ticket from a window, in its system's words, and links it.
 *
 * The ticket is made before anything of ours is written: who repeats the mutation after a crash gets the one that was
 * made, found by its marker. Refuses to know how a system makes tickets.
 */

import { createHash } from 'node:crypto';

import type { Refusal } from '../../domain/refusal.ts';
import { refusal } from '../../domain/refusal.ts';
import type { TicketAudience, TicketLink } from '../../domain/ticket.ts';
import type { TicketSource, TicketSystem, TicketTemplate } from '../../domain/ticket-system.ts';
import type { Caller } from '../../domain/viewer.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import { windowId } from '../../domain/ids.ts';
import { UpstreamError } from '../../errors.ts';
import { windowNotFound } from '../change.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Link } from '../link.ts';
import { faultsInLink } from '../link-check.ts';
import { onceAtATime, recall, remember } from '../once.ts';
import { draftOf, markerOf } from './words.ts';

/** `createTicket` as it arrives. */
export interface CreateTicketInput {
  readonly clientMutationId?: string | null | undefined;
  readonly windowId: string;
  readonly system?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly rel?: string | null | undefined;
  readonly audience: TicketAudience;
}

/** The window as it is now, and the link to the new ticket. */
export interface CreatedTicket {
  readonly subject: MaintenanceWindow | null;
  readonly link: TicketLink | null;
  readonly refusals: readonly Refusal[];
}

/** Throws UpstreamError when the system does not answer. */
export type CreateTicket = (caller: Caller, input: CreateTicketInput) => Promise<CreatedTicket>;

export function createCreateTicket(dependencies: Dependencies, link: Link): CreateTicket {
  const { store, tickets, urlOfWindow, newId } = dependencies;
  const run: CreateTicket = async (caller, input) => {
    const [window] = await store.windowsByIds(caller.viewer.scope, [windowId(input.windowId)]);
    if (window === undefined) return refused(windowNotFound(input.windowId, 'windowId'));
    const named = { mutation: 'createTicket', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return answered(dependencies, caller, window, earlier.id, earlier.refusals);
    const faults = faultsIn(input);
    if (faults.length > 0) return refused(...faults);
    const maker = makerOf(tickets, input.system ?? null);
    if ('code' in maker) return refused(maker);

    const hosts = (await store.hostsOfWindows(caller.viewer.scope, [window.id])).map(({ host }) => host);
    const { summary, description } = maker.template;
    const template = { summary: input.summary ?? summary, description: input.description ?? description };
    const marker = markerOf(window.id, idOf(caller, input) ?? newId());
    const made = await make(maker.system, draftOf({ window, hosts, url: urlOfWindow(window.id) }, template, marker));
    if ('code' in made) return refused(made);

    const { rel = null, audience } = input;
    const { subject, refusals } = await link(caller, { windowId: window.id, link: { url: made.url, rel, audience } });
    await store.transaction((writes) => remember(writes, caller, named, { id: made.url, refusals }));
    return answered(dependencies, caller, subject, made.url, refusals);
  };
  return onceAtATime(run);
}

/** With the link as it stands now: it may have been taken off since. */
async function answered(
  { store }: Dependencies,
  { viewer }: Caller,
  subject: MaintenanceWindow | null,
  made: string | null,
  refusals: readonly Refusal[],
): Promise<CreatedTicket> {
  const links = subject === null ? [] : await store.linksOfWindows(viewer.scope, [subject.id]);
  return { subject, link: links.find(({ url }) => url === made) ?? null, refusals };
}

function refused(...refusals: readonly Refusal[]): CreatedTicket {
  return { subject: null, link: null, refusals };
}

function faultsIn({ summary, description, rel, audience }: CreateTicketInput): readonly Refusal[] {
  const tooLong = (text: string | null | undefined, most: number, field: string): readonly Refusal[] =>
    (text?.length ?? 0) <= most ? [] : [refusal('INVALID_VALUE', `${field} is longer than ${most} characters.`, field)];
  return [
    ...tooLong(summary, 255, 'summary'),
    ...tooLong(description, 10_000, 'description'),
    ...faultsInLink({ url: '', rel, audience }),
  ];
}

interface Maker {
  readonly system: TicketSystem & Required<Pick<TicketSystem, 'create'>>;
  readonly template: TicketTemplate;
}

function makerOf(sources: readonly TicketSource[], name: string | null): Maker | Refusal {
  const makers = sources.flatMap(({ system, template }): Maker[] => {
    const { create } = system;
    return template === null || create === undefined ? [] : [{ system: { ...system, create }, template }];
  });
  const maker = makers.find(({ system }) => name === null || system.name === name);
  if (maker !== undefined) return maker;
  const names = makers.map(({ system }) => system.name).join(', ');
  const known = names === '' ? 'None is configured with `create`' : `Those that are: ${names}`;
  const what = name === null ? 'No ticket system takes' : `${name} is no ticket system that takes`;
  return refusal('TICKET_SYSTEM_NOT_FOUND', `${what} new tickets. ${known}.`, 'system');
}

/** The same id by the same caller is the same ticket, whichever process makes it; the id itself stays with us. */
function idOf({ viewer }: Caller, { clientMutationId }: CreateTicketInput): string | null {
  if (clientMutationId == null) return null;
  return createHash('sha256')
    .update(JSON.stringify([viewer.userId, clientMutationId]))
    .digest('hex')
    .slice(0, 16);
}

async function make(
  { create, urlOf }: Maker['system'],
  draft: Parameters<Maker['system']['create']>[0],
): Promise<{ readonly url: string } | Refusal> {
  try {
    return { url: urlOf(await create(draft)) };
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
    return refusal('TICKET_REFUSED', error.message);
  }
}
