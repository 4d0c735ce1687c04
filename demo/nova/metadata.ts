/**
 * `servers/{id}/metadata`: free-form pairs, for the server's own project too.
 *
 * Compute API v2.1; limits as measured on Nova 26 (Zed).
 */
import { z } from 'zod';

import type { DemoServer } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { novaText, parseBody, refuseBeyondBmp } from './body.ts';
import type { NovaAnswer, NovaCall, NovaRouter } from './call.ts';
import { badRequest, NovaFault } from './faults.ts';
import { visibleServer } from './servers.ts';
import { requireState, SETTLED } from './task.ts';

const KEY = /^[a-zA-Z0-9-_:. ]{1,255}$/;
const MAX_ITEMS = 128;

const pairs = z
  .record(z.string(), novaText(0, 255))
  .refine((metadata) => Object.keys(metadata).every((key) => KEY.test(key)), {
    error: `does not match any of the regexes: '${KEY.source}'`,
  });
const allShape = z.strictObject({ metadata: pairs });
const oneShape = z.strictObject({
  meta: pairs.refine((meta) => Object.keys(meta).length === 1, { error: 'has too many properties' }),
});

const missing = (): NovaFault => new NovaFault(404, 'Metadata item was not found');

function replace(server: DemoServer, metadata: Record<string, string>, world: World, action = 'update metadata'): void {
  requireState(server, action, SETTLED);
  if (Object.keys(metadata).length > MAX_ITEMS) {
    throw new NovaFault(403, `Maximum number of metadata items exceeds ${String(MAX_ITEMS)}`);
  }
  refuseBeyondBmp(...Object.values(metadata));
  server.metadata = metadata;
  world.touch(server);
}

function list(call: NovaCall): NovaAnswer {
  return { body: { metadata: visibleServer(call).metadata } };
}

/** Adds and overwrites; what is not named stays. */
function merge(call: NovaCall): NovaAnswer {
  const { metadata } = parseBody(allShape, call.body);
  const server = visibleServer(call);
  replace(server, { ...server.metadata, ...metadata }, call.world);
  return { body: { metadata: server.metadata } };
}

/** What is not named is gone. */
function replaceAll(call: NovaCall): NovaAnswer {
  const { metadata } = parseBody(allShape, call.body);
  const server = visibleServer(call);
  replace(server, { ...metadata }, call.world);
  return { body: { metadata: server.metadata } };
}

function show(call: NovaCall): NovaAnswer {
  const key = call.params.key ?? '';
  const value = visibleServer(call).metadata[key];
  if (value === undefined) throw missing();
  return { body: { meta: { [key]: value } } };
}

function put(call: NovaCall): NovaAnswer {
  const { meta } = parseBody(oneShape, call.body);
  const server = visibleServer(call);
  if (!Object.hasOwn(meta, call.params.key ?? '')) throw badRequest('Request body and URI mismatch');
  replace(server, { ...server.metadata, ...meta }, call.world);
  return { body: { meta } };
}

function remove(call: NovaCall): NovaAnswer {
  const server = visibleServer(call);
  const key = call.params.key ?? '';
  if (!Object.hasOwn(server.metadata, key)) throw missing();
  const rest = Object.fromEntries(Object.entries(server.metadata).filter(([name]) => name !== key));
  replace(server, rest, call.world, 'delete metadata');
  return { status: 204 };
}

/** Serves `servers/{id}/metadata`. */
export function addMetadataRoutes(route: NovaRouter): void {
  route('GET', '/servers/:id/metadata', list);
  route('POST', '/servers/:id/metadata', merge);
  route('PUT', '/servers/:id/metadata', replaceAll);
  route('GET', '/servers/:id/metadata/:key', show);
  route('PUT', '/servers/:id/metadata/:key', put);
  route('DELETE', '/servers/:id/metadata/:key', remove);
}
