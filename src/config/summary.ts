/**
 * A configuration in a few lines, for people to see what was understood.
 *
 * Shows names and addresses, never a secret: a database URL is cut down to its host and database.
 */

import { basename } from 'node:path';

import type { CloudAuth, CloudConfig, Config, DomainRef, StoreConfig, UserRef } from './config.ts';

/** Lines of `what  value`, without a last newline. */
export function summaryOf(config: Config): string {
  const { listen, clouds, tickets, access, workflows } = config;
  const lines = [
    ['listen', `${listen.host}:${listen.port === 0 ? 'any free port' : listen.port}`],
    ['store', storeLine(config.store)],
    ...clouds.map((cloud) => ['cloud', cloudLine(cloud)]),
    ...tickets.map(({ name, kind, url, email }) => ['tickets', `${name}: ${kind} at ${url} as ${email}`]),
    ['operators', `role ${access.operatorRoles.join(' or ')}`],
    ['workflows', `${workflows.files.map(({ file }) => basename(file)).join(', ')}; default ${workflows.default}`],
  ];
  return lines.map(([what = '', value = '']) => `${what.padEnd(10)} ${value}`).join('\n');
}

function storeLine(store: StoreConfig): string {
  if (store.kind === 'pglite') return `embedded, in ${store.directory}`;
  const { host, pathname } = new URL(store.url.reveal());
  return `PostgreSQL, database ${pathname.slice(1)}${host === '' ? '' : ` at ${host}`}`;
}

function cloudLine({ name, auth, region, interface: side, tls }: CloudConfig): string {
  const where = `${auth.authUrl}, ${region === null ? 'its only region' : `region ${region}`}, ${side} endpoints`;
  const doubt = tls.verify ? '' : '; TLS certificates are NOT verified';
  return `${name}: ${where}, as ${whoOf(auth)}${doubt}`;
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
