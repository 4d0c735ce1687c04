/**
 * The clients of all configured systems: Keystones, Novas and ticket systems.
 *
 * The one place where secrets are revealed, each to the client that sends it.
 */

import type { Logger } from 'pino';

import type { CloudConfig, Config, TicketSystemConfig, TlsConfig } from '../config/index.ts';
import type { Cloud } from '../domain/compute.ts';
import type { Identity } from '../domain/identity.ts';
import type { ClaimTicket } from '../loaders/tickets.ts';
import { createCredential } from '../upstream/credential.ts';
import type { Connection, ObservedCall, Tls } from '../upstream/http.ts';
import { createKeystone, versionedUrl } from '../upstream/keystone.ts';
import type { Keystone } from '../upstream/keystone.ts';
import type { ServiceLogin } from '../upstream/login.ts';
import { createCloud } from '../upstream/nova/cloud.ts';
import { createJiraCloud } from '../upstream/tickets/jira-cloud.ts';
import { createTicketSystems } from '../upstream/tickets/registry.ts';

export interface Upstreams {
  readonly clouds: readonly Cloud[];
  /** By the key that clouds name their Keystone with; each Keystone once. */
  readonly identities: ReadonlyMap<string, Identity>;
  readonly claimTicket: ClaimTicket;
  readonly close: () => Promise<void>;
}

/** Makes no connection yet. `onCall` is told of every request that goes out. */
export function connectUpstreams(config: Config, log: Logger, onCall?: (call: ObservedCall) => void): Upstreams {
  const common = { log, ...(onCall !== undefined && { onCall }) };
  const keystones = new Map<string, Keystone>();
  const clouds = config.clouds.map((cloud) => {
    const connection: Connection = { ...common, ...connectionOf(cloud) };
    const identityKey = versionedUrl(cloud.auth.authUrl);
    const name = `keystone ${cloud.name}`;
    const keystone = keystones.get(identityKey) ?? createKeystone({ ...connection, name, authUrl: cloud.auth.authUrl });
    keystones.set(identityKey, keystone);
    const credential = createCredential({ keystone, login: loginOf(cloud) });
    const { region, interface: which } = cloud;
    return createCloud({ ...connection, name: cloud.name, region, identityKey, credential, interface: which });
  });
  const systems = config.tickets.map((system) => createJiraCloud({ ...common, ...jiraOf(system) }));

  return {
    clouds,
    identities: keystones,
    claimTicket: createTicketSystems(systems).claim,
    close: async () => {
      await Promise.all([...clouds, ...keystones.values(), ...systems].map((client) => client.close()));
    },
  };
}

function connectionOf({ timeoutMs, concurrency, tls }: CloudConfig): Connection {
  return { timeoutMs, concurrency, tls: tlsOf(tls) };
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

function jiraOf({ name, url, apiUrl, email, token, timeoutMs, concurrency }: TicketSystemConfig) {
  return { name, siteUrl: url, baseUrl: apiUrl, email, token: token.reveal(), timeoutMs, concurrency };
}
