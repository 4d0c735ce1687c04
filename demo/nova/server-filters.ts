/**
 * The filters of a server list, with everything about them that surprises: what is ignored, and what counts last.
 *
 * Compute API v2.1; behaviour measured on Nova 26 (Zed) with MariaDB. Refuses to page or to show.
 */
import type { DemoServer } from '../world/model.ts';
import { lastValue } from './call.ts';
import type { NovaCall } from './call.ts';
import { badRequest, forbiddenBy, NovaFault } from './faults.ts';
import { statusFilter } from './status.ts';

type Test = (server: DemoServer) => boolean;

/** Whatever a tenant may filter by; the rest of its query is dropped without a word. */
const TENANT_OPTIONS: readonly (readonly [name: string, since: number])[] = [
  ['name', 1],
  ['status', 1],
  ['changes-since', 1],
  ['tags', 26],
  ['tags-any', 26],
  ['not-tags', 26],
  ['not-tags-any', 26],
  ['changes-before', 66],
  ['availability_zone', 83],
  ['power_state', 83],
  ['task_state', 83],
  ['user_id', 83],
  ['vm_state', 83],
];

const KNOWN = [
  ...TENANT_OPTIONS.map(([name]) => name),
  ...['all_tenants', 'limit', 'marker', 'page_size', 'sort_key', 'sort_dir', 'deleted', 'soft_deleted', 'host', 'node'],
  ...['uuid', 'project_id', 'tenant_id', 'image', 'image_ref', 'flavor', 'ip', 'ip6', 'hostname', 'key_name', 'locked'],
  ...['display_name', 'description', 'display_description', 'launched_at', 'terminated_at', 'created_at', 'progress'],
  ...['reservation_id', 'config_drive', 'launch_index', 'kernel_id', 'ramdisk_id', 'root_device_name', 'locked_by'],
  ...['access_ip_v4', 'access_ip_v6', 'auto_disk_config'],
];
const STRICT_QUERY = 75;
const STATUS_REFUSED = 38;
const TRUE = ['1', 't', 'true', 'on', 'y', 'yes'];
const FALSE = ['0', 'f', 'false', 'off', 'n', 'no'];

/** The options of this query that count for this caller, each by its last value. */
type Option = (name: string) => string | undefined;

function optionsOf({ query, caller, version }: NovaCall): Option {
  const unknown = [...query.keys()].find((key) => !KNOWN.includes(key));
  if (version >= STRICT_QUERY && unknown !== undefined) {
    throw badRequest(`'${unknown}' does not match any of the regexes: '^_'`);
  }
  return (name) =>
    caller.admin || TENANT_OPTIONS.some(([option, since]) => option === name && version >= since)
      ? lastValue(query, name)
      : undefined;
}

/** Whether servers of every project are wanted. An empty value means yes. Throws 403 for a tenant. */
function allTenants({ query, caller }: NovaCall, detailed: boolean): boolean {
  const value = lastValue(query, 'all_tenants')?.toLowerCase();
  if (value === undefined || FALSE.includes(value)) return false;
  if (value !== '' && !TRUE.includes(value)) {
    throw badRequest(
      `Unrecognized value '${value}', acceptable values are: ${[...FALSE, ...TRUE]
        .sort()
        .map((it) => `'${it}'`)
        .join(', ')}`,
    );
  }
  if (!caller.admin) throw forbiddenBy(`servers:${detailed ? 'detail' : 'index'}:get_all_tenants`);
  return true;
}

function moment(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(/[Z+]|-\d\d:\d\d$/.test(text) ? text : `${text}Z`) : NaN;
  if (Number.isNaN(at)) {
    throw badRequest(`Invalid input for query parameters ${name}. Value: ${text}. '${text}' is not a 'date-time'`);
  }
  return at;
}

/** `name` is a regular expression, but its `|` is taken literally on this database. */
function namePattern(text: string): RegExp {
  try {
    return new RegExp(text.replaceAll('|', '\\|'), 'i');
  } catch {
    throw badRequest(`Invalid input for query parameters name. Value: ${text}. '${text}' is not a 'regex'`);
  }
}

/** Nova's database keeps whole seconds. */
const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

function timeTests(option: Option): Test[] {
  const since = moment('changes-since', option('changes-since'));
  const before = moment('changes-before', option('changes-before'));
  const alive: Test = ({ vmState }) => vmState !== 'deleted';
  if (since === undefined && before === undefined) {
    const wantsDeleted = TRUE.includes((option('deleted') ?? '').toLowerCase()) || option('status') === 'deleted';
    return [wantsDeleted ? (server) => !alive(server) : alive];
  }
  return [
    ({ updatedAt }) => since === undefined || wholeSecond(updatedAt) >= since,
    ({ updatedAt }) => before === undefined || wholeSecond(updatedAt) <= before,
  ];
}

function tagTests(option: Option, version: number): Test[] {
  if (version < 26) return [];
  const has = (tags: readonly string[]) => (tag: string) => tags.includes(tag);
  const kinds: readonly (readonly [string, (tags: readonly string[], wanted: readonly string[]) => boolean])[] = [
    ['tags', (tags, wanted) => wanted.every(has(tags))],
    ['tags-any', (tags, wanted) => wanted.some(has(tags))],
    ['not-tags', (tags, wanted) => !wanted.every(has(tags))],
    ['not-tags-any', (tags, wanted) => !wanted.some(has(tags))],
  ];
  return kinds.flatMap(([name, fits]) => {
    const wanted = option(name)?.split(',');
    return wanted ? [({ tags }: DemoServer) => fits(tags, wanted)] : [];
  });
}

function fieldTests(option: Option, { world }: NovaCall): Test[] {
  const exact = (name: string, of: (server: DemoServer) => string | null): Test[] => {
    const value = option(name);
    return value === undefined ? [] : [(server) => of(server) === value];
  };
  const name = option('name') ?? option('display_name');
  const pattern = name === undefined ? undefined : namePattern(name);
  return [
    ...exact('host', ({ host }) => host),
    ...exact('node', ({ host }) => host),
    ...exact('uuid', ({ id }) => id),
    ...exact('user_id', ({ userId }) => userId),
    ...exact('vm_state', ({ vmState }) => vmState),
    ...exact('task_state', ({ taskState }) => taskState),
    ...exact('power_state', ({ powerState }) => String(powerState)),
    ...exact('availability_zone', ({ host }) => world.host(host ?? '')?.zone ?? null),
    ...(pattern ? [(server: DemoServer) => pattern.test(server.name)] : []),
  ];
}

/** Undefined when the words select nothing at all (before 2.38). */
function statusTests({ query, caller, version }: NovaCall): Test[] | undefined {
  const words = query.getAll('status');
  if (words.length === 0) return [];
  const filter = statusFilter(words);
  if (!filter) {
    if (version >= STATUS_REFUSED) throw badRequest('Invalid status value');
    return undefined;
  }
  const { vmStates, tasks } = filter;
  if (!caller.admin && vmStates.length === 1 && vmStates[0] === 'deleted') {
    throw new NovaFault(403, 'Only administrators may list deleted instances');
  }
  return [
    ({ vmState }) => vmStates.includes(vmState),
    ({ taskState }) => tasks === null || tasks.includes(taskState ?? 'default'),
  ];
}

/** The servers this query selects for this caller, unsorted. Throws 400 and 403 as Nova does. */
export function selectServers(call: NovaCall, detailed: boolean): readonly DemoServer[] {
  const option = optionsOf(call);
  const times = timeTests(option);
  const statuses = statusTests(call);
  const everyone = allTenants(call, detailed);
  const projectId = everyone ? (option('project_id') ?? option('tenant_id')) : (call.caller.projectId ?? '');
  if (!statuses) return [];
  const tests: readonly Test[] = [
    (server) => projectId === undefined || server.projectId === projectId,
    ...times,
    ...statuses,
    ...tagTests(option, call.version),
    ...fieldTests(option, call),
  ];
  return call.world.state.servers.filter((server) => tests.every((fits) => fits(server)));
}
