/**
 * What the simulated cloud is made of. Times are milliseconds since 1970.
 *
 * The shapes are those of the state file, so that what is saved is what is used.
 * Says nothing of how any of it looks on the wire.
 */
import { z } from 'zod';

/** One nova-compute service with its only hypervisor. */
export const hostShape = z.object({
  name: z.string(),
  zone: z.string(),
  /** Integer id, as microversions before 2.53 show it. */
  number: z.int(),
  serviceId: z.string(),
  hypervisorId: z.string(),
  ip: z.string(),
  disabled: z.boolean(),
  disabledReason: z.string().nullable(),
  forcedDown: z.boolean(),
  /** Whether its nova-compute still reports; `state` is up when it does and is not forced down. */
  reporting: z.boolean(),
  /** When it last changed or, once it stopped reporting, last reported. */
  updatedAt: z.number(),
});

export const serverShape = z.object({
  id: z.string(),
  /** Integer id, part of the instance name and the last word in sorting. */
  number: z.int(),
  name: z.string(),
  projectId: z.string(),
  userId: z.string(),
  host: z.string().nullable(),
  flavorId: z.string(),
  vmState: z.enum(['active', 'building', 'deleted', 'error', 'paused', 'resized', 'stopped']),
  taskState: z.string().nullable(),
  powerState: z.int(),
  metadata: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  /** What went wrong last; shown while it is in ERROR. */
  fault: z.object({ message: z.string(), createdAt: z.number() }).nullable().default(null),
  createdAt: z.number(),
  updatedAt: z.number(),
  launchedAt: z.number().nullable(),
  deletedAt: z.number().nullable(),
});

export const migrationShape = z.object({
  id: z.int(),
  uuid: z.string(),
  serverId: z.string(),
  type: z.enum(['evacuation', 'live-migration', 'migration']),
  status: z.string(),
  source: z.string(),
  destination: z.string().nullable(),
  userId: z.string(),
  projectId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number().nullable(),
});

/** One entry of a server's action log. */
export const actionShape = z.object({
  requestId: z.string(),
  serverId: z.string(),
  action: z.string(),
  userId: z.string(),
  projectId: z.string(),
  startedAt: z.number(),
  updatedAt: z.number().nullable(),
  message: z.string().nullable(),
  events: z.array(
    z.object({
      event: z.string(),
      host: z.string().nullable(),
      startedAt: z.number(),
      finishedAt: z.number().nullable(),
      result: z.enum(['Error', 'Success']).nullable(),
    }),
  ),
});

export const serverGroupShape = z.object({
  id: z.string(),
  name: z.string(),
  policy: z.string(),
  projectId: z.string(),
  userId: z.string(),
  members: z.array(z.string()),
});

/** Everything that changes while the cloud runs. */
export const stateShape = z.object({
  hosts: z.array(hostShape),
  servers: z.array(serverShape),
  migrations: z.array(migrationShape),
  actions: z.array(actionShape),
  serverGroups: z.array(serverGroupShape).default([]),
});

export type DemoHost = z.infer<typeof hostShape>;
export type DemoServer = z.infer<typeof serverShape>;
export type DemoMigration = z.infer<typeof migrationShape>;
export type DemoAction = z.infer<typeof actionShape>;
export type DemoServerGroup = z.infer<typeof serverGroupShape>;
export type WorldState = z.infer<typeof stateShape>;

export interface DemoProject {
  readonly id: string;
  readonly name: string;
}

/** A user with its roles in the one project it belongs to. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly projectId: string;
  /** None: the user may log in to no project any more. */
  roles: readonly string[];
  enabled: boolean;
  readonly applicationCredential: { readonly id: string; readonly secret: string; readonly name: string };
}

export interface DemoFlavor {
  readonly id: string;
  readonly name: string;
  readonly vcpus: number;
  readonly ram: number;
  readonly disk: number;
}
