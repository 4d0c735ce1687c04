/**
 * The keys of `slipway.yaml`: their types, bounds and defaults.
 *
 * Each leaf is described by the words that complete "… must be"; faults are told in them. Refuses to know files,
 * places and OpenStack's own configuration.
 */

import { z } from 'zod';

import { isSecret } from '../secret.ts';
import type { Secret } from '../secret.ts';

const text = (mustBe: string) => z.string().min(1).describe(mustBe);
const whole = (min: number, max: number, mustBe = `a whole number from ${min} to ${max}`) =>
  z.int().min(min).max(max).describe(mustBe);
const hidden = (mustBe: string, fits: (plain: string) => boolean = (plain) => plain !== '') =>
  z.custom<Secret>((value) => isSecret(value) && fits(value.reveal())).describe(mustBe);
/** A slash in a cloud's name would make host ids (`<cloud>/<host>`) ambiguous; one rule for all names is easier to keep. */
const name = z
  .string()
  .regex(/^[a-z0-9-]+$/u)
  .describe('a name of lower-case letters, digits and hyphens, e.g. home');
const systemName = z
  .string()
  .regex(/^(?!link$)[a-z0-9-]+$/u)
  .describe('a name of lower-case letters, digits and hyphens, e.g. corp-jira, other than link');
const seconds = whole(1, 600, 'a whole number of seconds from 1 to 600');
const webUrl = (mustBe: string) => z.string().refine(isWebUrl).describe(mustBe).transform(withSlash);

const listen = z.strictObject({
  host: text('a host name or address to listen on, e.g. 127.0.0.1').default('127.0.0.1'),
  port: whole(0, 65535, 'a port number from 0 (any free one) to 65535').default(4000),
});

const store = z
  .strictObject({
    pglite: text('a folder for the embedded database, e.g. ./data').optional(),
    postgres: hidden(
      'a URL like postgres://user:password@host/database, its parts percent-encoded',
      isPostgresUrl,
    ).optional(),
  })
  .refine(({ pglite, postgres }) => (pglite === undefined) !== (postgres === undefined))
  .describe('exactly one of { pglite: FOLDER } and { postgres: URL }');

/** One entry of `clouds`. */
export const cloudSchema = z.strictObject({
  name,
  cloud: text('the name of an entry of clouds.yaml').optional(),
  region: text('the name of a region as Keystone spells it').optional(),
  interface: z.enum(['public', 'internal', 'admin']).describe('one of public, internal, admin').optional(),
  concurrency: whole(1, 256).default(8),
  timeoutSeconds: seconds.optional(),
});

const ticketSystem = z.strictObject({
  name: systemName,
  kind: z.literal('jira-cloud').describe('jira-cloud'),
  url: webUrl("the https address that people's links begin with, e.g. https://corp.example/"),
  apiUrl: webUrl('an https address, e.g. https://api.atlassian.com/ex/jira/CLOUD-ID/').optional(),
  email: z.email().describe('the e-mail address of the account that the token belongs to'),
  token: hidden('the API token as text, ${VARIABLE} or file:PATH, and not empty'),
  timeoutSeconds: seconds.default(2),
  concurrency: whole(1, 64).default(4),
});

const limits = z.strictObject({
  maxDepth: whole(1, 100).default(12),
  maxFirst: whole(1, 1000).default(500),
  maxAliases: whole(0, 1000).default(30),
  bodyKiB: whole(1, 16_384).default(256),
  upstreamSeconds: seconds.default(30),
});

const level = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  .describe('one of fatal, error, warn, info, debug, trace, silent');

/** The whole file. */
export const fileSchema = z.strictObject({
  listen: listen.prefault({}),
  store: store.prefault({ pglite: './data' }),
  clouds: z.array(cloudSchema).min(1).describe('a list with at least one cloud'),
  tickets: z.array(ticketSystem).describe('a list of ticket systems').default([]),
  access: z
    .strictObject({
      operatorRoles: z
        .array(text('the name of a Keystone role'))
        .min(1)
        .describe('a list with at least one Keystone role')
        .default(['admin']),
    })
    .prefault({}),
  limits: limits.prefault({}),
  log: z.strictObject({ level: level.default('info') }).prefault({}),
  workflows: z
    .strictObject({
      directory: text('a folder with workflow files').optional(),
      default: text('the name of a workflow').default('standard'),
    })
    .prefault({}),
});

/** The file's keys as they are written, defaults filled in. */
export type FileSettings = z.output<typeof fileSchema>;
export type CloudSettings = z.output<typeof cloudSchema>;

/** Secrets by their path: `store.postgres` and each `tickets[n].token`. */
export function isSecretKey(path: readonly PropertyKey[]): boolean {
  const [section, second, third] = path;
  if (section === 'store') return path.length === 2 && second === 'postgres';
  return section === 'tickets' && path.length === 3 && third === 'token';
}

/** An absolute http or https address without anything that could hold a password. */
export function isWebUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/** An `@`, `#` or `/` of a password that is not percent-encoded would end up in another part of the URL. */
function isPostgresUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) return false;
  return url.hash === '' && !`${url.pathname}${url.search}`.includes('@') && url.pathname.length > 1;
}
