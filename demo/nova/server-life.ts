/**
 * Making and deleting servers: `POST servers` and `DELETE servers/{id}`.
 *
 * Compute API v2.1. No networks, volumes or images are behind it.
 */
import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { DemoServer } from '../world/model.ts';
import { FLAVORS } from '../world/seed.ts';
import { logAction } from './action-log.ts';
import { novaText, parseBody, refuseBeyondBmp } from './body.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest } from './faults.ts';
import { pickHost } from './scheduler.ts';
import { serverLinks } from './server-view.ts';
import { visibleServer } from './servers.ts';
import { at, runTask } from './task.ts';

const createShape = z.strictObject({
  server: z.strictObject({
    name: novaText(1, 255),
    flavorRef: z.union([z.string(), z.int()]).transform(String),
    imageRef: z.string(),
    networks: z.union([z.enum(['auto', 'none']), z.array(z.unknown())]).optional(),
    metadata: z.record(z.string(), novaText(0, 255)).optional(),
  }),
});

type Wish = z.infer<typeof createShape>['server'];

function building(call: NovaCall, { name, flavorRef, metadata = {} }: Wish): DemoServer {
  const now = Date.now();
  return {
    id: randomUUID(),
    number: call.world.state.servers.reduce((highest, it) => Math.max(highest, it.number), 0) + 1,
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
    createdAt: now,
    updatedAt: now,
    launchedAt: null,
    deletedAt: null,
  };
}

/** The scheduler places it after the answer; without a host that takes it, it ends in ERROR. */
function create(call: NovaCall): NovaAnswer {
  const { server: wish } = parseBody(createShape, call.body);
  if (!FLAVORS.some(({ id }) => id === wish.flavorRef))
    throw badRequest(`Flavor ${wish.flavorRef} could not be found.`);
  refuseBeyondBmp(wish.name, ...Object.values(wish.metadata ?? {}));
  const server = building(call, wish);
  const { world } = call;
  world.addServer(server);
  const log = logAction(call, server, 'create');
  runTask(world, server, 'scheduling', [
    at(0.25, () => {
      const host = pickHost(world, null, null);
      const placed = {
        host: host ?? null,
        taskState: null,
        launchedAt: Date.now(),
        powerState: 1,
        vmState: 'active',
      };
      Object.assign(server, host === undefined ? { vmState: 'error', taskState: null } : placed);
      log.event('compute__do_build_and_run_instance', server.host, host === undefined ? 'Error' : 'Success');
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
