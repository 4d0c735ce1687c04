/**
 * The keys of `slipway.yaml`: their types, bounds and defaults.
 *
 * Each leaf is described by the words that complete "… must be"; faults are told in them. Refuses to know files,
 * places and OpenStack's own configuration.
 */

import { z } from 'zod';

import { POLICY_CASES } from '../domain/policy.ts';
import { SERVER_ACTIONS } from '../domain/server-action.ts';
import { documentsSchema } from './documents.ts';
import { federationSchema, pureFederationSchema } from './federation.ts';
import { isNotificationsSecret, notificationsSchema } from './notifications.ts';
import { hidden, name, range, seconds, text, upToSeconds, webUrl, whole } from './leaves.ts';
import { isTicketSecret, ticketSystemSchema } from './ticket-systems.ts';

const listen = z.strictObject({
  host: text('a host name or address to listen on, e.g. 127.0.0.1').default('127.0.0.1'),
  port: whole(0, 65535, 'a port number from 0 (any free one) to 65535').default(4000),
  publicUrl: webUrl(
    'the http or https address under which people reach the gateway, e.g. https://slipway.example/',
  ).optional(),
  drainSeconds: upToSeconds(600).default(10),
  proxies: z.array(range).describe('a list of ranges of addresses').default([]),
});

const store = z
  .strictObject({
    pglite: text('a folder for the embedded database, e.g. ./data').optional(),
    postgres: hidden(
      'a URL like postgres://user:password@host/database, its parts percent-encoded',
      isPostgresUrl,
    ).optional(),
    session: hidden(
      'a URL like that of store.postgres, of the same database by a way that keeps sessions',
      isPostgresUrl,
    ).optional(),
  })
  .refine(({ pglite, postgres }) => (pglite === undefined) !== (postgres === undefined))
  .refine(({ pglite, session }) => pglite === undefined || session === undefined)
  .describe('exactly one of { pglite: FOLDER } and { postgres: URL }');

/** The workflow that windows follow when nobody says which. */
export const USUAL_WORKFLOW = 'standard';

const workflows = z.strictObject({
  directory: text('a folder with workflow files').optional(),
  default: text('the name of a workflow').default(USUAL_WORKFLOW),
});

const moving = z.strictObject({
  perHost: whole(1, 100).default(2),
  perWindow: whole(1, 1000).default(5),
  perCloud: whole(1, 1000).default(10),
  attempts: whole(1, 20).default(3),
  backoffSeconds: upToSeconds(3600).default(30),
});

/** One entry of `clouds`. */
export const cloudSchema = z.strictObject({
  name,
  cloud: text('the name of an entry of clouds.yaml').optional(),
  region: text('the name of a region as Keystone spells it').optional(),
  interface: z.enum(['public', 'internal', 'admin']).describe('one of public, internal, admin').optional(),
  concurrency: whole(1, 256).default(8),
  timeoutSeconds: seconds.optional(),
  onHostDown: z.enum(['notify', 'ignore']).describe('one of notify, ignore').default('notify'),
  moving: moving.prefault({}),
  notifications: notificationsSchema.optional(),
});

const { shape } = cloudSchema;

/** The same for a look at its login although something is wrong with it: what is wrong counts as left out, but `cloud` decides whose login it is. */
export const anyCloudSchema = z.object({
  name: shape.name.catch(''),
  cloud: shape.cloud,
  region: shape.region.catch(undefined),
  interface: shape.interface.catch(undefined),
  concurrency: shape.concurrency.catch(1),
  timeoutSeconds: shape.timeoutSeconds.catch(undefined),
  onHostDown: shape.onHostDown.catch('notify'),
  moving: shape.moving.catch(() => moving.parse({})),
  notifications: shape.notifications.catch(undefined),
});

const limits = z.strictObject({
  maxDepth: whole(1, 100).default(12),
  maxFirst: whole(1, 1000).default(500),
  maxAliases: whole(0, 1000).default(30),
  maxCost: whole(1, 1_000_000).default(5000),
  maxSubscriptions: whole(1, 10_000).default(100),
  bodyKiB: whole(1, 16_384).default(256),
  upstreamSeconds: seconds.default(30),
  ticketSeconds: seconds.default(2),
  novaSeconds: seconds.default(5),
});

const action = z
  .enum(SERVER_ACTIONS)
  .describe(`one of ${SERVER_ACTIONS.join(', ')}`)
  .optional();
const moves = z.enum(SERVER_ACTIONS).exclude(['KEEP']);
const actionForGood = moves
  .describe(`one of ${moves.options.join(', ')}: a host that goes for good keeps no server`)
  .optional();

const policy = z
  .strictObject({
    project: text("the id of a Keystone project, in quotes, e.g. '3f6d0c2a9b7e4d51a8c04e2f7b9d6c13'"),
    cloud: text('the name of one of clouds').optional(),
    plannedTemporary: action,
    plannedPermanent: actionForGood,
    unplannedTemporary: action,
    unplannedPermanent: actionForGood,
  })
  .refine((written) => POLICY_CASES.some((each) => written[each] !== undefined))
  .describe(`a mapping with project and at least one of ${POLICY_CASES.join(', ')}`);

const calendars = z.strictObject({
  provider: text('who does the maintenance, best a domain name, e.g. cloud.example').optional(),
  organizerName: text('a name, e.g. Cloud operations').optional(),
  organizerEmail: z.email().describe('an e-mail address').optional(),
  keepDays: whole(0, 3650).default(30),
});

const reads = z.strictObject({
  maxAgeSeconds: whole(0, 86_400).default(10),
});

const watch = z.strictObject({
  hostSeconds: whole(0, 3600).default(5),
  serverSeconds: whole(0, 3600).default(5),
  hypervisorSeconds: whole(1, 86_400).default(60),
  fullSeconds: whole(10, 86_400).default(600),
  lookSeconds: upToSeconds(3600).default(30),
  moveSeconds: upToSeconds(3600).default(2),
  ticketSeconds: upToSeconds(86_400).default(300),
  ticketsPerMinute: whole(1, 10_000).default(600),
});

/** A user, by the Keystone of one of the clouds that vouches for it. */
const globalOperator = z
  .strictObject({
    cloud: text('the name of one of clouds'),
    userId: text("the user's id in Keystone").optional(),
    userName: text("the user's name in Keystone").optional(),
    domainName: text("the name of the user's domain in Keystone").optional(),
  })
  .refine(({ userId, userName, domainName }) =>
    userId === undefined ? userName !== undefined && domainName !== undefined : (userName ?? domainName) === undefined,
  )
  .describe('a mapping with cloud and either userId, or userName and domainName');

const metrics = z
  .strictObject({
    host: text('a host name or address to listen on, e.g. 127.0.0.1').default('127.0.0.1'),
    port: whole(0, 65535, 'a port number from 0 (any free one) to 65535').default(9464),
    token: hidden('a text that Prometheus sends as its bearer token').optional(),
  })
  .refine(({ host, token }) => token !== undefined || isLoopback(host))
  .describe('a mapping with a token, unless its host is a loopback address');

const level = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  .describe('one of fatal, error, warn, info, debug, trace, silent');

/** The whole file. */
export const fileSchema = z.strictObject({
  listen: listen.prefault({}),
  store: store.prefault({ pglite: './data' }),
  clouds: z.array(cloudSchema).min(1).describe('a list with at least one cloud'),
  tickets: z.array(ticketSystemSchema).describe('a list of ticket systems').default([]),
  access: z
    .strictObject({
      operatorRoles: z
        .array(text('the name of a Keystone role'))
        .min(1)
        .describe('a list with at least one Keystone role')
        .default(['admin']),
      recheckSeconds: upToSeconds(3600).default(60),
      globalOperators: z.array(globalOperator).describe('a list of users').default([]),
    })
    .prefault({}),
  events: z
    .strictObject({
      retentionDays: whole(1, 3650, 'a whole number of days from 1 to 3650').default(30),
    })
    .prefault({}),
  limits: limits.prefault({}),
  log: z.strictObject({ level: level.default('info') }).prefault({}),
  workflows: workflows.prefault({}),
  policies: z.array(policy).describe("a list of projects' defaults").default([]),
  watch: watch.prefault({}),
  calendars: calendars.prefault({}),
  reads: reads.prefault({}),
  metrics: metrics.optional(),
  federation: federationSchema.optional(),
  documents: documentsSchema.prefault({}),
});

/** The same for a gateway that has no clouds. */
export const pureSchema = fileSchema.extend({
  clouds: z.array(cloudSchema).max(0).describe('left out, or a list with at least one cloud').default([]),
  federation: pureFederationSchema.optional(),
});

/** The file's keys as they are written, defaults filled in. */
export type FileSettings = z.output<typeof fileSchema>;
export type CloudSettings = z.output<typeof cloudSchema>;

/** Secrets by their path: `store.postgres`, `store.session`, `metrics.token`, those of each of `tickets` and of each cloud's `notifications`, and headers of subgraphs. */
export function isSecretKey(path: readonly PropertyKey[]): boolean {
  const [section, second, third, ...rest] = path;
  if (section === 'federation') return path.length === 5 && second === 'subgraphs' && path[3] === 'headers';
  if (section === 'metrics') return path.length === 2 && second === 'token';
  if (section === 'store') return path.length === 2 && (second === 'postgres' || second === 'session');
  if (section === 'clouds') return third === 'notifications' && isNotificationsSecret(rest);
  return section === 'tickets' && path.length === 3 && isTicketSecret(third);
}

/** An `@`, `#` or `/` of a password that is not percent-encoded, or a slash or `@` too few, would let it end up in another part of the URL. */
function isPostgresUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^postgres(?:ql)?:\/\//iu.test(address)) return false;
  return url.hash === '' && !url.search.includes('@') && /^\/[^/:@]+$/u.test(url.pathname);
}

/** Is this address reached from this machine alone? */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
