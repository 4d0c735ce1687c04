/**
 * A plan that is being written: local times of one zone, and what is still wrong with it.
 *
 * Pure. What only the gateway can know (other windows, whether the hosts are there), it says itself.
 */

import type { MaintenanceKind, ScheduleMaintenanceInput } from '../generated/graphql.ts';
import { meaningOf } from '../time/zones.ts';

/** Times of a plan, `YYYY-MM-DDTHH:MM` by the clock of `zone`; empty: not said. */
export interface Times {
  readonly zone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly acknowledgeBy: string;
  readonly drainAt: string;
  /** Times that come twice, and of which the second is meant. */
  readonly later: readonly TimeField[];
}

export interface Draft extends Times {
  readonly summary: string;
  readonly description: string;
  readonly kind: MaintenanceKind;
  readonly workflow: string;
  readonly ticket: string;
  readonly hostIds: readonly string[];
}

export type TimeField = 'acknowledgeBy' | 'drainAt' | 'endsAt' | 'startsAt';

export type Faults = Partial<Record<keyof Draft, string>>;

/** Nothing said but the zone, and a week ahead at ten for two hours. `nowLocal` is of that zone. */
export function emptyDraft(zone: string, nowLocal: string): Draft {
  const day = new Date(`${nowLocal.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7);
  const date = day.toISOString().slice(0, 10);
  return {
    summary: '',
    description: '',
    kind: 'TEMPORARY',
    workflow: '',
    ticket: '',
    hostIds: [],
    zone,
    startsAt: `${date}T10:00`,
    endsAt: `${date}T12:00`,
    acknowledgeBy: '',
    drainAt: '',
    later: [],
  };
}

/** The instant that is meant; null where nothing is said or it cannot be read. */
export function instantOf(draft: Times, field: TimeField): string | null {
  if (draft[field] === '') return null;
  const meaning = meaningOf(draft[field], draft.zone);
  if (meaning.kind === 'unreadable') return null;
  return meaning.kind === 'twice' && draft.later.includes(field) ? meaning.later : meaning.instant;
}

export function faultsOf(draft: Draft): Faults {
  const isTicket = draft.ticket.trim() === '' || /^https?:\/\/./u.test(draft.ticket.trim());
  const faults: Record<string, string | false> = {
    summary: draft.summary.trim() === '' && 'Say in a line what is to be done.',
    hostIds: draft.hostIds.length === 0 && 'Choose at least one host.',
    ticket: !isTicket && 'A ticket is a URL that begins with http:// or https://.',
  };
  return { ...told(faults), ...timeFaultsOf(draft, draft.kind) };
}

/** What contradicts itself in the times. */
export function timeFaultsOf(times: Times, kind: MaintenanceKind): Partial<Record<TimeField, string>> {
  const starts = instantOf(times, 'startsAt');
  const ends = instantOf(times, 'endsAt');
  const drain = instantOf(times, 'drainAt');
  const answer = instantOf(times, 'acknowledgeBy');
  return told({
    startsAt: starts === null && 'Say when the work begins.',
    endsAt:
      (ends === null && kind === 'TEMPORARY' && 'Say when the work ends: the host is to come back.') ||
      (starts !== null && ends !== null && ends <= starts && 'It ends before it begins.'),
    drainAt: drain !== null && starts !== null && drain > starts && 'Servers are to leave before the work begins.',
    acknowledgeBy:
      answer !== null && answer > (drain ?? starts ?? answer) && 'Owners are to answer before servers are moved.',
  });
}

function told(faults: Readonly<Record<string, string | false>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, text]) => (text === false ? [] : [[field, text] as const])),
  );
}

/** What is sent; null while something is wrong. */
export function inputOf(draft: Draft): ScheduleMaintenanceInput | null {
  const startsAt = instantOf(draft, 'startsAt');
  if (startsAt === null || Object.keys(faultsOf(draft)).length > 0) return null;
  const ticket = draft.ticket.trim();
  return {
    summary: draft.summary.trim(),
    description: draft.description.trim() === '' ? null : draft.description.trim(),
    kind: draft.kind,
    workflow: draft.workflow === '' ? null : draft.workflow,
    hostIds: [...draft.hostIds],
    timeZone: draft.zone,
    startsAt,
    endsAt: instantOf(draft, 'endsAt'),
    acknowledgeBy: instantOf(draft, 'acknowledgeBy'),
    drainAt: instantOf(draft, 'drainAt'),
    tickets: ticket === '' ? null : [{ url: ticket, rel: 'change', audience: 'OWNERS' }],
  };
}
