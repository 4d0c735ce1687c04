/**
 * `servers/{id}/tags`, from 2.26 on: words on a server, for its own project too.
 *
 * Compute API v2.1.
 */
import { z } from 'zod';

import type { DemoServer } from '../world/model.ts';
import { novaText, parseBody, refuseBeyondBmp } from './body.ts';
import type { NovaAnswer, NovaCall, NovaHandler, NovaRouter } from './call.ts';
import { badRequest, forbiddenBy, notYet, NovaFault } from './faults.ts';
import { visibleServer } from './servers.ts';
import { requireState, SETTLED } from './task.ts';

const SINCE = 26;
const MAX_LENGTH = 60;
const MAX_TAGS = 50;
const FORM = /^[^,/]*$/;

const listShape = z.strictObject({
  tags: z
    .array(novaText(1, MAX_LENGTH).refine((tag) => FORM.test(tag), { error: `does not match '${FORM.source}'` }))
    .refine((tags) => tags.length <= MAX_TAGS, { error: 'is too long' }),
});

function tagOf({ params }: NovaCall): string {
  const tag = params.tag ?? '';
  const wrong =
    Array.from(tag).length > MAX_LENGTH ? 'is too long' : FORM.test(tag) ? '' : `does not match '${FORM.source}'`;
  if (wrong === '') return tag;
  throw badRequest(
    `Tag '${tag}' is invalid. It must be a non empty string without characters '/' and ','. Validation error message: '${tag}' ${wrong}`,
  );
}

const absent = (id: string, tag: string, what: 'Instance' | 'Server'): NovaFault =>
  new NovaFault(404, `${what} ${id} has no tag '${tag}'`);

/** Tags are the one place where Nova refuses a foreign server with 403; everywhere else it is a 404. */
function taggedServer(call: NovaCall, policy: string): DemoServer {
  const { world, caller, params } = call;
  const server = world.server(params.id ?? '');
  if (!server) throw new NovaFault(404, `Instance ${params.id ?? ''} has no mapping to a cell.`);
  if (!caller.admin && server.projectId !== caller.projectId) throw forbiddenBy(`os-server-tags:${policy}`);
  return visibleServer(call);
}

function writableServer(call: NovaCall, policy: string, action: string): DemoServer {
  const server = taggedServer(call, policy);
  requireState(server, action, SETTLED);
  return server;
}

function replace(server: DemoServer, tags: readonly string[], { world }: NovaCall): void {
  refuseBeyondBmp(...tags);
  server.tags = [...new Set(tags)];
  world.touch(server);
}

const list = (call: NovaCall): NovaAnswer => ({ body: { tags: taggedServer(call, 'index').tags } });

function replaceAll(call: NovaCall): NovaAnswer {
  const { tags } = parseBody(listShape, call.body);
  const server = writableServer(call, 'update_all', 'update tags');
  replace(server, tags, call);
  return { body: { tags: server.tags } };
}

function removeAll(call: NovaCall): NovaAnswer {
  replace(writableServer(call, 'delete_all', 'delete tags'), [], call);
  return { status: 204 };
}

function show(call: NovaCall): NovaAnswer {
  const server = taggedServer(call, 'show');
  const tag = call.params.tag ?? '';
  if (!server.tags.includes(tag)) throw absent(server.id, tag, 'Server');
  return { status: 204 };
}

/** 201 when it is new, 204 when it was there. */
function put(call: NovaCall): NovaAnswer {
  const tag = tagOf(call);
  const server = writableServer(call, 'update', 'update tag');
  if (server.tags.includes(tag)) return { status: 204 };
  if (server.tags.length >= MAX_TAGS) {
    throw badRequest(`The number of tags exceeded the per-server limit ${String(MAX_TAGS)}`);
  }
  replace(server, [...server.tags, tag], call);
  return { status: 201, headers: { Location: `${call.apiUrl}${call.path}` } };
}

function remove(call: NovaCall): NovaAnswer {
  const server = writableServer(call, 'delete', 'delete tag');
  const tag = call.params.tag ?? '';
  if (!server.tags.includes(tag)) throw absent(server.id, tag, 'Instance');
  replace(
    server,
    server.tags.filter((it) => it !== tag),
    call,
  );
  return { status: 204 };
}

const since26 =
  (handler: NovaHandler): NovaHandler =>
  (call) => {
    if (call.version < SINCE) throw notYet();
    return handler(call);
  };

/** Serves `servers/{id}/tags`. */
export function addTagRoutes(route: NovaRouter): void {
  route('GET', '/servers/:id/tags', since26(list));
  route('PUT', '/servers/:id/tags', since26(replaceAll));
  route('DELETE', '/servers/:id/tags', since26(removeAll));
  route('GET', '/servers/:id/tags/:tag', since26(show));
  route('PUT', '/servers/:id/tags/:tag', since26(put));
  route('DELETE', '/servers/:id/tags/:tag', since26(remove));
}
