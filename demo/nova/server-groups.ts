/**
 * `os-server-groups`: servers that are to be kept together or apart. Read only here.
 *
 * Compute API v2.1.
 */
import type { DemoServerGroup } from '../world/model.ts';
import { lastValue } from './call.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { notFound } from './faults.ts';

const OWNER_SHOWN = 13;
const ONE_POLICY = 64;

function view({ id, name, policy, projectId, userId, members }: DemoServerGroup, { version, world }: NovaCall): object {
  return {
    id,
    name,
    ...(version >= ONE_POLICY ? { policy, rules: {} } : { policies: [policy], metadata: {} }),
    members: members.filter((member) => world.server(member)?.vmState !== 'deleted'),
    ...(version >= OWNER_SHOWN && { project_id: projectId, user_id: userId }),
  };
}

/** The caller's project's groups; everybody's with `all_projects`, which only counts for administrators. */
function list(call: NovaCall): NovaAnswer {
  const { world, caller, query } = call;
  const all = caller.admin && lastValue(query, 'all_projects') !== undefined;
  const groups = world.serverGroups.filter(({ projectId }) => all || projectId === caller.projectId);
  return { body: { server_groups: groups.map((group) => view(group, call)) } };
}

function show(call: NovaCall): NovaAnswer {
  const { world, caller, params } = call;
  const id = params.id ?? '';
  const group = world.serverGroups.find((it) => it.id === id && (caller.admin || it.projectId === caller.projectId));
  if (!group) throw notFound('Instance group', id);
  return { body: { server_group: view(group, call) } };
}

/** Serves `os-server-groups`. */
export function addServerGroupRoutes(route: NovaRouter): void {
  route('GET', '/os-server-groups', list);
  route('GET', '/os-server-groups/:id', show);
}
