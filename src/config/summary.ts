/**
 * A configuration in a few lines, for people to see what was understood.
 *
 * Shows names and addresses, never a secret: a database URL is cut down to its host and database.
 */

import { basename } from 'node:path';

import type { Secret } from '../secret.ts';
import type { ProjectPolicy } from '../domain/policy.ts';
import type { CloudAuth, CloudConfig, Config, DomainRef, StoreConfig, TicketSystemConfig, UserRef } from './config.ts';

/** Lines of `what  value`, without a last newline. */
export function summaryOf(config: Config): string {
  const { listen, clouds, tickets, access, workflows, policies } = config;
  const lines = [
    ['listen', `${listen.host}:${listen.port === 0 ? 'any free port' : listen.port}`],
    ...(config.clouds.length === 0 ? [] : [['store', storeLine(config.store)]]),
    ...clouds.map((cloud) => ['cloud', cloudLine(cloud)]),
    ...tickets.map((system) => ['tickets', ticketLine(system)]),
    ...federationLines(config),
    ...(config.metrics === null ? [] : [['metrics', metricsLine(config.metrics)]]),
    ...(config.tracing === null ? [] : [['traces', `to ${config.tracing.url}`]]),
    config.isOpen
      ? ['access', 'NONE: everybody may come in']
      : ['operators', `role ${access.operatorRoles.join(' or ')}`],
    ['workflows', `${workflows.files.map(({ file }) => basename(file)).join(', ')}; default ${workflows.default}`],
    ...policies.map((policy) => ['policies', policyLine(policy)]),
  ];
  return lines.map(([what = '', value = '']) => `${what.padEnd(10)} ${value}`).join('\n');
}

/** Where a PostgreSQL store is, without user and password: `address` is `host:port/database`; `host` is empty for the usual one. */
export function postgresAddress(url: Secret): { readonly host: string; readonly address: string } {
  const { hostname, port, pathname, searchParams } = new URL(url.reveal());
  const host = searchParams.get('host') ?? hostname;
  const shown = host === '' ? '(usual host)' : host;
  return { host, address: `${shown}:${searchParams.get('port') ?? (port === '' ? '5432' : port)}${pathname}` };
}

function storeLine(store: StoreConfig): string {
  if (store.kind === 'pglite') return `embedded, in ${store.directory}`;
  const { host, pathname } = new URL(store.url.reveal());
  const direct = store.session === null ? '' : `; sessions by ${postgresAddress(store.session).address}`;
  return `PostgreSQL, database ${pathname.slice(1)}${host === '' ? '' : ` at ${host}`}${direct}`;
}

function metricsLine({ host, port, token }: NonNullable<Config['metrics']>): string {
  return `${host}:${port === 0 ? 'any free port' : port}${token === null ? '' : ', behind a token'}`;
}

function ticketLine({ name, kind, url, writeBack, webhookSecret, ...system }: TicketSystemConfig): string {
  const account = 'email' in system ? ` as ${system.email}` : 'user' in system ? ` as ${system.user}` : '';
  const writes = writeBack === undefined ? '' : '; windows are written back';
  const hears = webhookSecret === undefined ? '' : `; webhooks at /webhooks/tickets/${name}`;
  return `${name}: ${kind} at ${url}${account}${writes}${hears}`;
}

function federationLines({ federation }: Pick<Config, 'federation'>): string[][] {
  if (federation === null) return [];
  const { supergraph, subgraphs, forward } = federation;
  return [
    ...(supergraph === null ? [] : [['supergraph', 'url' in supergraph ? supergraph.url : supergraph.file]]),
    ...subgraphs.map(({ name, url, schema }) => ['subgraph', `${name}: ${url}, schema ${schema ?? 'as it tells'}`]),
    ['forwards', forward.length === 0 ? 'no header' : forward.join(', ')],
  ];
}

function policyLine({ project, cloud, actions }: ProjectPolicy): string {
  const said = Object.entries(actions).map(([policyCase, action]) => `${policyCase} ${action}`);
  return `project ${project}${cloud === null ? '' : ` in ${cloud}`}: ${said.join(', ')}`;
}

function cloudLine({ name, auth, region, interface: side, tls, onHostDown, notifications }: CloudConfig): string {
  const where = `${auth.authUrl}, ${region === null ? 'its only region' : `region ${region}`}, ${side} endpoints`;
  const doubt = tls.verify ? '' : '; TLS certificates are NOT verified';
  const deaf = onHostDown === 'ignore' ? '; hosts that go down are ignored' : '';
  return `${name}: ${where}, as ${whoOf(auth)}${doubt}${deaf}${heardLine(notifications)}`;
}

function heardLine(notifications: CloudConfig['notifications']): string {
  if (notifications === null) return '';
  const { hosts, vhost, exchange, topic, tls } = notifications;
  const where = hosts.map(({ name, port }) => `${name}:${port}`).join(', ');
  const how = tls === null ? 'without TLS' : tls.verify ? 'with TLS' : 'with TLS, certificates NOT verified';
  return `; notifications ${topic} of exchange ${exchange} from RabbitMQ at ${where}, vhost ${vhost}, ${how}`;
}

function whoOf(auth: CloudAuth): string {
  if (auth.kind === 'password') return `user ${named(auth.user)} in project ${named(auth.project)}`;
  const { credential } = auth;
  return `application credential ${'id' in credential ? credential.id : `${credential.name} of ${named(credential.user)}`}`;
}

function named(ref: UserRef): string {
  return 'id' in ref ? ref.id : `${ref.name} (domain ${domainOf(ref.domain)})`;
}

function domainOf(domain: DomainRef): string {
  return 'id' in domain ? domain.id : domain.name;
}
