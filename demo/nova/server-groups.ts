/**
 * `os-server-groups`: servers that are to be kept together or apart. The scheduler here heeds none of them.
 *
 * Compute API v2.1.
 */
import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { DemoServerGroup } from '../world/model.ts';
import { novaText, parseBody } from './body.ts';
import { lastValue } from './call.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, notFound } from './faults.ts';
import { MAX_LIMIT } from './paging.ts';

const OWNER_SHOWN = 13;
const ONE_POLICY = 64;
const STRICT_QUERY = 75;
const QUERY = ['all_projects', 'limit', 'offset'];

const createShape = z.strictObject({
  server_group: z.strictObject({
    name: novaText(1, 255),
    policy: z.enum(['anti-affinity', 'affinity', 'soft-anti-affinity', 'soft-affinity']),
    rules: z.strictObject({ max_server_per_host: z.int() }).optional(),
  }),
});

function view({ id, name, policy, projectId, userId, members }: DemoServerGroup, { version, world }: NovaCall): object {
  return {
    id,
    name,
    ...(version >= ONE_POLICY ? { policy, rules: {} } : { policies: [policy], metadata: {} }),
    members: members.filter((member) => world.server(member)?.vmState !== 'deleted'),
    ...(version >= OWNER_SHOWN && { project_id: projectId, user_id: userId }),
  };
}

function numberOf(query: URLSearchParams, name: string): number {
  const text = lastValue(query, name) ?? '';
  if (/^[0-9]*$/.test(text)) return Number(text);
  throw badRequest(`Invalid input for query parameters ${name}. Value: ${text}. '${text}' does not match '^[0-9]*$'`);
}

/** The caller's project's groups; everybody's with `all_projects`, which only counts for administrators. A limit of 0 is none. */
function list(call: NovaCall): NovaAnswer {
  const { world, caller, query, version } = call;
  const unknown = [...query.keys()].find((key) => !QUERY.includes(key));
  if (version >= STRICT_QUERY && unknown !== undefined) {
    throw badRequest(`Additional properties are not allowed ('${unknown}' was unexpected)`);
  }
  const all = caller.admin && lastValue(query, 'all_projects') !== undefined;
  const groups = world.state.serverGroups.filter(({ projectId }) => all || projectId === caller.projectId);
  const [limit, offset] = [numberOf(query, 'limit') || MAX_LIMIT, numberOf(query, 'offset')];
  const page = groups.slice(offset, offset + Math.min(limit, MAX_LIMIT));
  return { body: { server_groups: page.map((group) => view(group, call)) } };
}

function visibleGroup({ world, caller, params }: NovaCall): DemoServerGroup {
  const id = params.id ?? '';
  const group = world.state.serverGroups.find(
    (it) => it.id === id && (caller.admin || it.projectId === caller.projectId),
  );
  if (!group) throw notFound('Instance group', id);
  return group;
}

const show = (call: NovaCall): NovaAnswer => ({ body: { server_group: view(visibleGroup(call), call) } });

/** As from 2.64 on; older bodies are not understood. */
function create(call: NovaCall): NovaAnswer {
  const { name, policy } = parseBody(createShape, call.body).server_group;
  const { projectId, userId } = call.caller;
  const group = { id: randomUUID(), name, policy, projectId: projectId ?? '', userId, members: [] };
  call.world.state.serverGroups.push(group);
  call.world.changed();
  return { body: { server_group: view(group, call) } };
}

function remove(call: NovaCall): NovaAnswer {
  const { id } = visibleGroup(call);
  const { state } = call.world;
  state.serverGroups = state.serverGroups.filter((it) => it.id !== id);
  call.world.changed();
  return { status: 204 };
}

/** Serves `os-server-groups`. */
export function addServerGroupRoutes(route: NovaRouter): void {
  route('GET', '/os-server-groups', list);
  route('POST', '/os-server-groups', create);
  route('GET', '/os-server-groups/:id', show);
  route('DELETE', '/os-server-groups/:id', remove);
}
