/**
 * The identifiers that meet in one query, each of a kind of its own so that the compiler keeps them apart.
 *
 * Pure: knows how ids are spelt, not where they come from.
 */

declare const kind: unique symbol;
type Branded<Kind extends string> = string & { readonly [kind]: Kind };

/** Configured name of one OpenStack region, e.g. `home`. */
export type CloudName = Branded<'CloudName'>;
/** `<cloud>/<service host>`, e.g. `home/compute-1`. */
export type HostId = Branded<'HostId'>;
/** Nova's UUID of a server. */
export type ServerId = Branded<'ServerId'>;
/** Keystone's id of a project. */
export type ProjectId = Branded<'ProjectId'>;
/** Our UUID of a maintenance window. */
export type WindowId = Branded<'WindowId'>;
/** A ticket's key as its own system spells it, e.g. `OPS-101`. */
export type TicketKey = Branded<'TicketKey'>;
/** A ticket of a configured system, however its URL is spelt: `<system>/<key>`. */
export type TicketRef = Branded<'TicketRef'>;
/** Opaque position in the event log. */
export type EventCursor = Branded<'EventCursor'>;

export const cloudName = (text: string) => text as CloudName;
export const serverId = (text: string) => text as ServerId;
export const projectId = (text: string) => text as ProjectId;
export const windowId = (text: string) => text as WindowId;
export const ticketKey = (text: string) => text as TicketKey;
export const ticketRef = (text: string) => text as TicketRef;
export const eventCursor = (text: string) => text as EventCursor;
/** For text that is known to be a host id already: a row of ours. What a caller sends goes through `parseHostId`. */
export const hostId = (text: string) => text as HostId;

/** The id of a host: its cloud and its service host name. Nova allows a slash in neither position that matters: the first one divides. */
export function hostIdOf(cloud: CloudName, name: string): HostId {
  return hostId(`${cloud}/${name}`);
}

/** Nova's own limit for the name of a service's host. */
const HOST_NAME_LIMIT = 255;

/** Reads a caller's host id; null when it is not of the form `<cloud>/<name>`. */
export function parseHostId(text: string): { cloud: CloudName; name: string } | null {
  const slash = text.indexOf('/');
  const length = text.length - slash - 1;
  if (slash < 1 || length < 1 || length > HOST_NAME_LIMIT) return null;
  return { cloud: cloudName(text.slice(0, slash)), name: text.slice(slash + 1) };
}

/** The ticket of a system under its key there. A system's name has no slash in it. */
export function ticketRefOf(system: string, key: TicketKey): TicketRef {
  return ticketRef(`${system}/${key}`);
}
