/**
 * A window in words, for people who read its ticket.
 *
 * Pure. Nothing in them is of a tenant: no server, no project, no owner's note.
 */

import type { HostId, WindowId } from '../../domain/ids.ts';
import type { BackLink, TicketComment, TicketDraft, TicketTemplate } from '../../domain/ticket-system.ts';
import type { MaintenanceWindow } from '../../domain/window.ts';
import { hasEnded } from '../../domain/window.ts';

/** What there is to say of a window. */
export interface Spoken {
  readonly window: MaintenanceWindow;
  readonly hosts: readonly HostId[];
  readonly url: string;
}

/** `linked`: does the window link the ticket still? */
export function backLinkOf({ window, hosts, url }: Spoken, linked: boolean): BackLink {
  return {
    id: `slipway:${window.id}`,
    url,
    title: `Maintenance: ${window.summary}`,
    summary: linked ? `${window.state}; ${hosts.join(', ')}; ${spanOf(window)}` : 'No longer linked to this ticket.',
    resolved: !linked || hasEnded(window),
  };
}

/** Of the window's coming into its state with that revision. */
export function commentOf({ window, hosts, url }: Spoken, revision: number): TicketComment {
  const marker = `slipway:${window.id}:${revision}`;
  const lines = [
    `Maintenance "${window.summary}" is ${window.state}.`,
    `Hosts: ${hosts.join(', ')}`,
    `Planned: ${spanOf(window)}`,
    url,
    `[${marker}]`,
  ];
  return { marker, text: lines.join('\n') };
}

const USUAL_DESCRIPTION = ['{description}', '', 'Hosts: {hosts}', 'Planned: {span}', '{url}'].join('\n');

/** A ticket of the window. What the template names and we do not know stays as it is written. */
export function draftOf(spoken: Spoken, template: TicketTemplate, marker: string): TicketDraft {
  const { window, hosts, url } = spoken;
  const values: Readonly<Record<string, string>> = {
    summary: window.summary,
    description: window.description ?? '',
    hosts: hosts.join(', '),
    startsAt: instantIn(window.startsAt, window.timeZone),
    endsAt: window.endsAt === null ? 'for good' : instantIn(window.endsAt, window.timeZone),
    span: spanOf(window),
    timeZone: window.timeZone,
    kind: window.kind,
    window: window.id,
    url,
  };
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
    );
  return {
    marker,
    summary: fill(template.summary).replaceAll(/\s+/gu, ' ').trim(),
    description: fill(template.description ?? USUAL_DESCRIPTION).trim(),
  };
}

/** The same for the same mutation of the same caller; otherwise new with each `id`. */
export function markerOf(window: WindowId, id: string): string {
  return `slipway-${window}-${id}`;
}

/** In the planner's own zone, and with it said. */
function spanOf({ startsAt, endsAt, timeZone }: MaintenanceWindow): string {
  const until = endsAt === null ? 'for good' : `to ${instantIn(endsAt, timeZone)}`;
  return `${instantIn(startsAt, timeZone)} ${until}`;
}

function instantIn(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const { year, month, day, hour, minute, timeZoneName } = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${year ?? ''}-${month ?? ''}-${day ?? ''} ${hour ?? ''}:${minute ?? ''} ${timeZoneName ?? ''}`;
}
