/**
 * `notifications` of a cloud in `slipway.yaml`: where Nova tells of changes.
 *
 * Takes the bus's URL apart, which holds a password. Refuses to know how the bus is listened to.
 */

import { z } from 'zod';

import { secret } from '../secret.ts';
import type { NotificationsConfig, TlsConfig } from './config.ts';
import { hidden, text } from './leaves.ts';

const pem = (what: string) => hidden(`${what} in PEM, as file:PATH or text`, (plain) => plain.includes('-----BEGIN '));

const tls = z
  .strictObject({
    ca: pem('a certificate authority').optional(),
    verify: z.boolean().describe('true or false').default(true),
    cert: pem('a certificate').optional(),
    key: pem('the key of the certificate').optional(),
  })
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined))
  .describe('a mapping with both of cert and key, or neither');

/** The keys as they are written. */
export const notificationsSchema = z
  .strictObject({
    url: hidden(
      'a URL like amqps://user:password@rabbit.example:5671/vhost, its parts percent-encoded; more hosts of one cluster follow after commas',
      (plain) => brokerOf(plain) !== null,
    ),
    exchange: text("the name of Nova's exchange").default('nova'),
    topic: z
      .string()
      .regex(/^[^\s*#]+$/u)
      .describe('a topic without * and #, e.g. versioned_notifications')
      .default('versioned_notifications'),
    tls: tls.optional(),
  })
  .refine(({ url, tls: written }) => written === undefined || brokerOf(url.reveal())?.isEncrypted !== false)
  .describe('a mapping whose url begins with amqps:// where it has tls');

/** Is this path within `notifications` that of a secret? Certificates are read as secrets are: they may be files. */
export function isNotificationsSecret([key, second]: readonly PropertyKey[]): boolean {
  return key === 'url' || (key === 'tls' && (second === 'ca' || second === 'cert' || second === 'key'));
}

export function toNotifications(written: z.output<typeof notificationsSchema>): NotificationsConfig | null {
  const broker = brokerOf(written.url.reveal());
  if (broker === null) return null;
  const { isEncrypted, password, ...where } = broker;
  const { exchange, topic } = written;
  return { ...where, password: secret(password), tls: isEncrypted ? toTls(written.tls) : null, exchange, topic };
}

function toTls(written: z.output<typeof tls> | undefined): TlsConfig {
  const { ca, verify = true, cert, key } = written ?? {};
  const client = cert === undefined || key === undefined ? null : { cert: cert.reveal(), key };
  return { ca: ca?.reveal() ?? null, verify, client };
}

interface BrokerUrl extends Pick<NotificationsConfig, 'hosts' | 'vhost' | 'username'> {
  readonly isEncrypted: boolean;
  readonly password: string;
}

const URL_FORM = /^(amqps?):\/\/([^:@/?#]+):([^:@/?#]+)@([^@/?#]+)(?:\/([^/?#]*))?$/iu;

/** Null when it has another form. A vhost that is left out or empty is `/`, RabbitMQ's own default. */
function brokerOf(url: string): BrokerUrl | null {
  const [whole, scheme = '', user = '', word = '', places = '', path = ''] = URL_FORM.exec(url) ?? [];
  const [username, password, vhost] = [user, word, path].map(decoded);
  if (whole === undefined || username == null || password == null || vhost == null) return null;
  const isEncrypted = scheme.toLowerCase() === 'amqps';
  const hosts = places.split(',').map((place) => hostOf(place, isEncrypted ? 5671 : 5672));
  // The library that listens takes an IPv6 address only where it is the only one.
  const isKnown = hosts.every((host) => host !== null) && (hosts.length === 1 || !places.includes('['));
  return isKnown ? { isEncrypted, hosts, username, password, vhost: vhost === '' ? '/' : vhost } : null;
}

function hostOf(place: string, usualPort: number): NotificationsConfig['hosts'][number] | null {
  const [, v6, name = v6, port = String(usualPort)] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/iu.exec(place) ?? [];
  return name === undefined || Number(port) > 65_535 ? null : { name, port: Number(port) };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
