/**
 * The last known picture: from database rows to the domain's own shapes, checked on the way, and back.
 *
 * Knows the columns' names. Equal words of many things (hosts, projects, states) are kept once: a cloud may have
 * a hundred thousand servers.
 */

import { z } from 'zod';

import { cloudName, hostId, projectId, serverId } from '../domain/ids.ts';
import { THING_KINDS } from '../domain/picture.ts';
import type { KnownThing, PictureMarks } from '../domain/picture.ts';
import type { PlacedThing } from '../domain/picture-store.ts';

const STATUSES = ['ENABLED', 'DISABLED'] as const;
const STATES = ['UP', 'DOWN', 'UNKNOWN'] as const;

/** One text for all that are equal. The texts of one cloud are few: hosts, projects, states. */
const texts = new Map<string, string>();
const MOST_TEXTS = 200_000;

function once(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}

const NO_METADATA: Readonly<Record<string, string>> = {};
const NO_TAGS: readonly string[] = [];
const instant = z
  .string()
  .transform((text) => new Date(text))
  .nullable();

const hostData = z.object({
  id: z.string().transform(hostId),
  cloud: z.string().transform(once).transform(cloudName),
  name: z.string(),
  serviceId: z.string(),
  availabilityZone: z.string().nullable(),
  status: z.enum(STATUSES),
  state: z.enum(STATES),
  forcedDown: z.boolean(),
  disabledReason: z.string().nullable(),
});

const hypervisorData = z.object({
  id: z.string(),
  host: z.string().transform(once).transform(hostId),
  hostname: z.string(),
  type: z.string().nullable(),
  state: z.enum(STATES),
  status: z.enum(STATUSES),
  runningServers: z.number().nullable(),
});

const serverData = z.object({
  id: z.string().transform(serverId),
  cloud: z.string().transform(once).transform(cloudName),
  name: z.string(),
  status: z.string().transform(once),
  taskState: z.string().nullable(),
  project: z.string().transform(once).transform(projectId),
  host: z.string().transform(once).transform(hostId).nullable(),
  hostHash: z.string().transform(once).nullable(),
  metadata: z
    .record(z.string(), z.string())
    .transform((found) => (Object.keys(found).length === 0 ? NO_METADATA : found)),
  tags: z.array(z.string()).transform((found) => (found.length === 0 ? NO_TAGS : found)),
  fault: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});

const place = z.object({
  kind: z.enum(THING_KINDS),
  id: z.string(),
  data: z.unknown(),
  read_at: z.date(),
  version: z.coerce.number(),
});

/** A row of `picture_thing`. */
export function thingOfRow(row: unknown): PlacedThing {
  const { kind, id, data, read_at: readAt, version } = place.parse(row);
  return { place: { version, kind, id }, thing: thingOf(kind, id, data, readAt) };
}

function thingOf(kind: KnownThing['kind'], id: string, data: unknown, readAt: Date): KnownThing {
  switch (kind) {
    case 'host':
      return { kind, id, item: data == null ? null : { ...hostData.parse(data), fetchedAt: readAt }, readAt };
    case 'hypervisor':
      return { kind, id, item: data == null ? null : hypervisorData.parse(data), readAt };
    case 'server':
      return { kind, id, item: data == null ? null : { ...serverData.parse(data), fetchedAt: readAt }, readAt };
  }
}

const problem = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });

/** A row of `picture_cloud`. */
export const marksOfRow = z
  .object({
    cloud: z.string().transform(cloudName),
    version: z.coerce.number(),
    host_at: z.date().nullable(),
    hypervisor_at: z.date().nullable(),
    server_at: z.date().nullable(),
    listed_at: z.date().nullable(),
    problems: z.partialRecord(z.enum(THING_KINDS), problem),
  })
  .transform((row): PictureMarks => ({
    cloud: row.cloud,
    version: row.version,
    knownAt: { host: row.host_at, hypervisor: row.hypervisor_at, server: row.server_at },
    listedAt: row.listed_at,
    problems: row.problems,
  }));
