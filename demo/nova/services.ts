/**
 * `os-services`: which hosts there are, whether they may be scheduled to, whether they report.
 *
 * Compute API v2.1; the rules on `disabled_reason` as measured on Nova 26 (Zed).
 */
import { z } from 'zod';

import { uuid } from '../world/ids.ts';
import type { DemoHost } from '../world/model.ts';
import { isUp } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { novaBoolean, novaText, parseBody, refuseBeyondBmp } from './body.ts';
import { lastValue, requireAdmin } from './call.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, notFound, NovaFault } from './faults.ts';
import { databaseTime, preciseTime } from './times.ts';

const UUID_FORM = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const UUID_IDS = 53;
const FORCED_DOWN_SHOWN = 11;
const STRICT_QUERY = 75;
/** A live service reports this often, in milliseconds. */
const REPORT_INTERVAL = 10_000;

const updateShape = z.strictObject({
  status: z.enum(['enabled', 'disabled']).optional(),
  disabled_reason: novaText(1, 255).optional(),
  forced_down: novaBoolean.optional(),
});

const lastReport = (): number => Math.floor(Date.now() / REPORT_INTERVAL) * REPORT_INTERVAL;

/** When the service last reported, as Nova shows it. */
const seenAt = (host: DemoHost): number => (isUp(host) ? Math.max(host.updatedAt, lastReport()) : host.updatedAt);

const serviceView = (host: DemoHost, version: number, updatedAt: string): object => ({
  binary: 'nova-compute',
  host: host.name,
  id: version >= UUID_IDS ? host.serviceId : host.number,
  zone: host.zone,
  status: host.disabled ? 'disabled' : 'enabled',
  state: isUp(host) ? 'up' : 'down',
  updated_at: updatedAt,
  disabled_reason: host.disabledReason,
  ...(version >= FORCED_DOWN_SHOWN && { forced_down: host.forcedDown }),
});

const CONTROL_SERVICES = ['nova-conductor', 'nova-scheduler'];

const controlView = (binary: string, index: number, version: number): object => ({
  binary,
  host: 'controller',
  id: version >= UUID_IDS ? uuid(binary) : index + 1,
  zone: 'internal',
  status: 'enabled',
  state: 'up',
  updated_at: databaseTime(lastReport()),
  disabled_reason: null,
  ...(version >= FORCED_DOWN_SHOWN && { forced_down: false }),
});

function list({ world, caller, query, version }: NovaCall): NovaAnswer {
  const unknown = [...query.keys()].find((key) => key !== 'host' && key !== 'binary');
  if (version >= STRICT_QUERY && unknown !== undefined) {
    throw badRequest(`Additional properties are not allowed ('${unknown}' was unexpected)`);
  }
  requireAdmin(caller, 'os-services:list');
  const host = lastValue(query, 'host') ?? '';
  const binary = lastValue(query, 'binary') ?? '';
  const fits = (itsHost: string, itsBinary: string): boolean =>
    (host === '' || host === itsHost) && (binary === '' || binary === itsBinary);

  const control = CONTROL_SERVICES.map((name, index) => ({ name, view: controlView(name, index, version) }))
    .filter(({ name }) => fits('controller', name))
    .map(({ view }) => view);
  const computes = world.state.hosts
    .filter(({ name }) => fits(name, 'nova-compute'))
    .map((it) => serviceView(it, version, databaseTime(seenAt(it))));
  return { body: { services: [...control, ...computes] } };
}

function findService(world: World, id: string): DemoHost {
  if (!UUID_FORM.test(id)) throw badRequest(`Invalid uuid ${id}`);
  const binary = CONTROL_SERVICES.find((name) => uuid(name) === id);
  if (binary !== undefined) {
    throw badRequest(`Updating a ${binary} service is not supported. Only nova-compute services can be updated.`);
  }
  const host = world.state.hosts.find(({ serviceId }) => serviceId === id);
  if (!host) throw notFound('Service', id);
  return host;
}

/** An evacuated host comes back only after its nova-compute was started anew and cleaned up. */
function refuseEarlyReturn(world: World, host: DemoHost): void {
  const leftovers = world.state.migrations.some(
    ({ type, status, source }) => type === 'evacuation' && status === 'done' && source === host.name,
  );
  if (leftovers) {
    throw badRequest(
      `Unable to force up host ${host.name} as \`done\` evacuation migration records remain associated with the ` +
        'host. Ensure the compute service has been restarted, allowing these records to move to `completed` before ' +
        'retrying this request.',
    );
  }
}

function update({ world, caller, params, body, version }: NovaCall): NovaAnswer {
  if (version < UUID_IDS) throw new NovaFault(404, 'Unknown action');
  const { status, disabled_reason: reason, forced_down: forcedDown } = parseBody(updateShape, body);
  const id = params.id ?? '';
  if (!UUID_FORM.test(id)) throw badRequest(`Invalid uuid ${id}`);
  requireAdmin(caller, 'os-services:update');
  const host = findService(world, id);
  if (status === 'enabled' && reason !== undefined) {
    throw badRequest("Specifying 'disabled_reason' with status 'enabled' is invalid.");
  }
  if (status === undefined && forcedDown === undefined) {
    throw badRequest("No updates were requested. Fields 'status' or 'forced_down' should be specified.");
  }
  if (forcedDown === false) refuseEarlyReturn(world, host);
  refuseBeyondBmp(reason ?? '');

  if (status !== undefined) {
    host.disabled = status === 'disabled';
    host.disabledReason = reason ?? null;
  }
  if (forcedDown !== undefined) host.forcedDown = forcedDown;
  host.updatedAt = Date.now();
  world.changed();
  return { body: { service: serviceView(host, version, preciseTime(host.updatedAt)) } };
}

/** Serves `os-services`; updates from 2.53 on. */
export function addServiceRoutes(route: NovaRouter): void {
  route('GET', '/os-services', list);
  route('PUT', '/os-services/:id', update);
}
