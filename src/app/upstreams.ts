/**
 * The clients of all configured systems: Keystones, Novas and ticket systems.
 *
 * Secrets are revealed here and in ticket-systems.ts alone, each to the client that sends it.
 */

import type { Logger } from 'pino';

import type { CloudConfig, Config, TlsConfig } from '../config/index.ts';
import type { Cloud } from '../domain/compute.ts';
import type { Identity, RolesIn } from '../domain/identity.ts';
import type { NovaNews } from '../domain/nova-news.ts';
import type { Observer } from '../domain/observer.ts';
import type { ClaimTicket, TicketSource } from '../domain/ticket-system.ts';
import { createCredential } from '../upstream/credential.ts';
import { createRolesIn } from '../upstream/roles-in.ts';
import type { Connection, ObservedCall, Tls } from '../upstream/http.ts';
import { createKeystone, versionedUrl } from '../upstream/keystone.ts';
import type { Keystone } from '../upstream/keystone.ts';
import type { ServiceLogin } from '../upstream/login.ts';
import { createCloud } from '../upstream/nova/cloud.ts';
import { createNotifications } from '../upstream/nova/notifications.ts';
import type { Hearing } from '../upstream/nova/notifications.ts';
import { createTicketSource } from '../upstream/tickets/memory.ts';
import { createClaim } from '../upstream/tickets/registry.ts';
import { connectTicketSystem, templateOf } from './ticket-systems.ts';
import { openStackRequestId, watchCalls } from './watching.ts';
import type { Watching } from './watching.ts';

export interface Upstreams {
  readonly clouds: readonly Cloud[];
  /** By the key that clouds name their Keystone with; each Keystone once. */
  readonly identities: ReadonlyMap<string, Identity>;
  /** By the same key: asked with the login of the first cloud that names it. */
  readonly rolesIn: ReadonlyMap<string, RolesIn>;
  /** In the order of configuration. */
  readonly tickets: readonly TicketSource[];
  readonly claimTicket: ClaimTicket;
  readonly close: () => Promise<void>;
}

export interface UpstreamOptions {
  readonly log: Logger;
  readonly now: () => Date;
  readonly watching: Watching;
  /** Told of every request that goes out. */
  readonly onCall?: ((call: ObservedCall) => void) | undefined;
}

/** Makes no connection yet. */
export function connectUpstreams(config: Config, { log, now, watching, onCall }: UpstreamOptions): Upstreams {
  const common = { log, ...watchCalls(watching, onCall) };
  const keystones = new Map<string, Keystone>();
  const rolesIn = new Map<string, RolesIn>();
  const clouds = config.clouds.map((cloud) => {
    const connection: Connection = { ...common, ...connectionOf(cloud), onBehalfOf: openStackRequestId };
    const identityKey = versionedUrl(cloud.auth.authUrl);
    const name = `keystone ${cloud.name}`;
    const keystone = keystones.get(identityKey) ?? createKeystone({ ...connection, name, authUrl: cloud.auth.authUrl });
    keystones.set(identityKey, keystone);
    const credential = createCredential({ keystone, login: loginOf(cloud) });
    if (!rolesIn.has(identityKey)) rolesIn.set(identityKey, createRolesIn(keystone, credential));
    const { region, interface: which } = cloud;
    const news = newsOf(cloud, log, watching.observer);
    return createCloud({ ...connection, name: cloud.name, region, identityKey, credential, interface: which, news });
  });
  const tickets = config.tickets.map((settings) => {
    const { url, expose, writeBack = null } = settings;
    const system = connectTicketSystem(settings, common);
    const template = templateOf(settings);
    const agreed = { url, expose, writeBack, template, budgetMs: config.limits.ticketMs };
    return createTicketSource({ ...agreed, system, now, observer: watching.observer });
  });

  return {
    clouds,
    identities: keystones,
    rolesIn,
    tickets,
    claimTicket: createClaim(tickets),
    close: async () => {
      const systems = tickets.map(({ system }) => system);
      await Promise.all([...clouds, ...keystones.values(), ...systems].map((client) => client.close()));
    },
  };
}

function connectionOf({ timeoutMs, concurrency, tls }: CloudConfig): Connection {
  return { timeoutMs, concurrency, tls: tlsOf(tls) };
}

function newsOf({ name, notifications }: CloudConfig, log: Logger, observer: Observer): NovaNews | null {
  if (notifications === null) return null;
  const { hosts, vhost, username, password, tls, exchange, topic } = notifications;
  const broker = { hosts, vhost, username, password: password.reveal(), tls: tls === null ? null : tlsOf(tls) };
  const onHearing = (hearing: Hearing): void => {
    observer.notifications(name, hearing === 'IDLE' ? null : hearing === 'HEARING');
  };
  return createNotifications({ cloud: name, broker, exchange, topic, log, onHearing });
}

function tlsOf({ ca, verify, client }: TlsConfig): Tls {
  return {
    rejectUnauthorized: verify,
    ...(ca !== null && { ca }),
    ...(client !== null && { cert: client.cert, key: client.key.reveal() }),
  };
}

function loginOf({ auth }: CloudConfig): ServiceLogin {
  if (auth.kind === 'password') {
    return { kind: 'password', user: auth.user, password: auth.password.reveal(), project: auth.project };
  }
  return { kind: 'application-credential', credential: auth.credential, secret: auth.secret.reveal() };
}
