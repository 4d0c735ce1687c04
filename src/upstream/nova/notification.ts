/**
 * One of Nova's versioned notifications, read into a hint.
 *
 * Pure. Takes out which host or server it is about and nothing else: states, owners and metadata in it are for Nova's
 * REST API to say. Refuses to know where it came from.
 */

import { z } from 'zod';

import { serverId } from '../../domain/ids.ts';
import type { NovaHint } from '../../domain/nova-news.ts';
import { canBeServer } from './servers.ts';

/** A hint; nothing that concerns us; or what is wrong with it, one of a few fixed texts that repeat none of it. */
export type Read =
  | { readonly kind: 'hint'; readonly hint: NovaHint }
  | { readonly kind: 'other' }
  | { readonly kind: 'nonsense'; readonly what: string };

/** oslo.messaging 2.0 wraps the notification as a text; its driver `messaging` (1.0) sends it bare. */
const envelope = z.object({ 'oslo.message': z.string() });
const notification = z.object({
  event_type: z.string(),
  publisher_id: z.string().optional(),
  payload: z.unknown(),
});
/** Versioned objects are wrapped; unversioned notifications are not. */
const versioned = z.object({ 'nova_object.data': z.record(z.string(), z.unknown()) });

const hostName = z.string().min(1).max(255);
const service = z.object({ host: hostName, binary: z.string() });
const id = z.string().transform(serverId).refine(canBeServer);

const OTHER: Read = { kind: 'other' };
const nonsense = (what: string): Read => ({ kind: 'nonsense', what });
const hint = (found: NovaHint): Read => ({ kind: 'hint', hint: found });

/** `body` is what was delivered: bytes, a text, or JSON that was parsed already. Never throws. */
export function readNotification(body: unknown): Read {
  const outer = parsed(body);
  if (outer === undefined) return nonsense('no JSON');
  const wrapped = envelope.safeParse(outer);
  const inner = wrapped.success ? parsed(wrapped.data['oslo.message']) : outer;
  const told = notification.safeParse(inner);
  if (!told.success) return nonsense('no notification of oslo.messaging');
  const payload = versioned.safeParse(told.data.payload);
  if (!payload.success) return nonsense('not versioned: the topic is that of other notifications');
  return hintOf(told.data, payload.data['nova_object.data']);
}

function hintOf(
  { event_type: type, publisher_id: publisher }: z.infer<typeof notification>,
  data: Readonly<Record<string, unknown>>,
): Read {
  // A report of all servers, each hour or month: nothing happened to them.
  if (type === 'instance.exists') return OTHER;
  if (type.startsWith('instance.')) return aboutServer(data.uuid);
  if (type.startsWith('compute_task.')) return aboutServer(data.instance_uuid);
  if (type.startsWith('service.')) return aboutService(data);
  if (type === 'libvirt.connect.error') return aboutPublisher(publisher);
  // Which hosts are in an availability zone is told by no service's own notification.
  if (/^aggregate\.(?!cache_images\.).*\.end$/u.test(type)) return hint({ kind: 'all' });
  return OTHER;
}

function aboutServer(uuid: unknown): Read {
  const server = id.safeParse(uuid);
  return server.success ? hint({ kind: 'server', id: server.data }) : nonsense('about a server without its id');
}

function aboutService(data: Readonly<Record<string, unknown>>): Read {
  const found = service.safeParse(data);
  if (!found.success) return nonsense('about a service without its host');
  return found.data.binary === 'nova-compute' ? hint({ kind: 'host', name: found.data.host }) : OTHER;
}

/** `nova-compute:compute-1` */
function aboutPublisher(publisher = ''): Read {
  const name = hostName.safeParse(publisher.replace(/^nova-compute:/u, ''));
  return name.success && name.data !== publisher ? hint({ kind: 'host', name: name.data }) : OTHER;
}

/** Undefined when it is no JSON. */
function parsed(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
