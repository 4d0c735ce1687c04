/**
 * Making and deleting servers: `POST servers` and `DELETE servers/{id}`.
 *
 * Compute API v2.1. No networks, volumes or images are behind it.
 */
import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { DemoServer, DemoServerGroup } from '../world/model.ts';
import { FLAVORS } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { nextServerNumber } from '../world/world.ts';
import { logAction } from './action-log.ts';
import type { ActionEntry } from './action-log.ts';
import { novaText, parseBody, refuseBeyondBmp } from './body.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest } from './faults.ts';
import { NO_VALID_HOST, pickHost } from './scheduler.ts';
import { serverLinks } from './server-view.ts';
import { visibleServer } from './servers.ts';
import { at, fail, runTask } from './task.ts';

const createShape = z.strictObject({
  server: z.strictObject({
    name: novaText(1, 255),
    flavorRef: z.union([z.string(), z.int()]).transform(String),
    imageRef: z.string(),
    networks: z.union([z.enum(['auto', 'none']), z.array(z.unknown())]).optional(),
    metadata: z.record(z.string(), novaText(0, 255)).optional(),
  }),
  'os:scheduler_hints': z.object({ group: z.uuid().optional() }).optional(),
});

type Wish = z.infer<typeof createShape>['server'];

function building(call: NovaCall, { name, flavorRef, metadata = {} }: Wish): DemoServer {
  const now = Date.now();
  return {
    id: randomUUID(),
    number: nextServerNumber(call.world),
    name,
    projectId: call.caller.projectId ?? '',
    userId: call.caller.userId,
    host: null,
    flavorId: flavorRef,
    vmState: 'building',
    taskState: 'scheduling',
    powerState: 0,
    metadata: { ...metadata },
    tags: [],
    fault: null,
    createdAt: now,
    updatedAt: now,
    launchedAt: null,
    deletedAt: null,
  };
}

/** Server metadata that makes a build end in ERROR, as in the fake driver of test/openstack. */
const FAIL_KEY = 'fake_spawn';

function groupOf({ world }: NovaCall, id: string | undefined): DemoServerGroup | undefined {
  if (id === undefined) return undefined;
  const group = world.state.serverGroups.find((it) => it.id === id);
  if (!group) throw badRequest(`Instance group ${id} could not be found.`);
  return group;
}

/** Why it cannot be built there; undefined if it can. */
function faultOf({ id, metadata }: DemoServer, host: string | undefined): string | undefined {
  if (host === undefined) return NO_VALID_HOST;
  return metadata[FAIL_KEY] === 'fail' ? `Build of instance ${id} aborted: fake_spawn=fail` : undefined;
}

/** It is placed, or ends in ERROR. */
function build(world: World, server: DemoServer, log: ActionEntry): void {
  const host = pickHost(world, null, null);
  const message = faultOf(server, host);
  if (message === undefined) {
    Object.assign(server, { host, taskState: null, launchedAt: Date.now(), powerState: 1, vmState: 'active' });
  } else fail(server, message);
  log.event('compute__do_build_and_run_instance', server.host, message === undefined ? 'Success' : 'Error');
}

/** The scheduler places it after the answer. */
function create(call: NovaCall): NovaAnswer {
  const { server: wish, 'os:scheduler_hints': hints } = parseBody(createShape, call.body);
  if (!FLAVORS.some(({ id }) => id === wish.flavorRef))
    throw badRequest(`Flavor ${wish.flavorRef} could not be found.`);
  refuseBeyondBmp(wish.name, ...Object.values(wish.metadata ?? {}));
  const group = groupOf(call, hints?.group);
  const server = building(call, wish);
  const { world } = call;
  group?.members.push(server.id);
  world.addServer(server);
  const log = logAction(call, server, 'create');
  runTask(world, server, 'scheduling', [
    at(0.25, () => {
      build(world, server, log);
    }),
  ]);
  const links = serverLinks(server, call);
  return {
    status: 202,
    headers: { Location: `${call.apiUrl}/servers/${server.id}` },
    body: {
      server: {
        id: server.id,
        links,
        'OS-DCF:diskConfig': 'MANUAL',
        security_groups: [{ name: 'default' }],
        adminPass: server.id.slice(0, 12),
      },
    },
  };
}

/** It is gone a moment after the answer. */
function remove(call: NovaCall): NovaAnswer {
  const server = visibleServer(call);
  runTask(call.world, server, 'deleting', [
    at(0.1, () => {
      Object.assign(server, { vmState: 'deleted', taskState: null, powerState: 0, deletedAt: Date.now() });
    }),
  ]);
  return { status: 204 };
}

/** Serves `POST servers` and `DELETE servers/{id}`. */
export function addServerLifeRoutes(route: NovaRouter): void {
  route('POST', '/servers', create);
  route('DELETE', '/servers/:id', remove);
}
