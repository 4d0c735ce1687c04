/** A server on a free port with a schema of its own: everything that transports have to carry, and nothing else. */

import { makeExecutableSchema } from '@graphql-tools/schema';
import { pino } from 'pino';

import { createSessions } from '../../src/access/sessions.ts';
import { cloudName, projectId } from '../../src/domain/ids.ts';
import { unobserved } from '../../src/domain/observer.ts';
import { untraced } from '../../src/domain/tracer.ts';
import type { KeptSession } from '../../src/domain/session.ts';
import type { Caller, Viewer } from '../../src/domain/viewer.ts';
import { NotFoundError, SignInRefusedError, UnauthenticatedError, UpstreamError } from '../../src/errors.ts';
import { createServer } from '../../src/server/server.ts';
import type { GatewayServer, ServerOptions } from '../../src/server/server.ts';
import { memorySessions } from '../access/memory-sessions.ts';
import { createTopic } from './topic.ts';

/** Types of nodes inside each other, each of a kind of its own: a field may not stand inside itself. */
const chain = (length: number) =>
  Array.from({ length }, (_none, n) => `type Node${n + 1} { name: String! node: Node${Math.min(n + 2, length)} }`).join(
    '\n',
  );

const typeDefs = /* GraphQL */ `
  directive @operator on FIELD_DEFINITION

  type Query {
    whoami: String!
    contextNumber: Int!
    secret: String @operator
    down: String
    boom: String
    missing: String
    notAnInt: Int
    echo(number: Int! = 1): Int
    items(first: Int = 2): [Int!]
    node: Node1
    hold: String
  }

  ${chain(8)}

  type Mutation {
    poke: String!
  }

  type Subscription {
    ticks: Tick
    secretTicks: Tick @operator
    unstartable: Tick
  }

  type Tick {
    value: Int!
    contextNumber: Int!
    faulty: String
    "100 kB."
    filler: String!
  }
`;

/** What the schema's resolvers are given. */
interface TestContext {
  readonly caller: Caller;
  readonly requestId: string;
  readonly number: number;
}

const node = { name: 'n', node: () => node };
const failing = (failure: Error) => () => {
  throw failure;
};

/** Words that may reach no client. */
export const INNER_WORDS = 'password=hunter2 at /srv/gateway/secret.ts';

function createSchema(topic: ReturnType<typeof createTopic<number>>, hold: () => Promise<string>) {
  const ticks = { subscribe: () => topic.listen(), resolve: (value: number) => ({ value }) };
  return makeExecutableSchema<TestContext>({
    typeDefs,
    resolvers: {
      Query: {
        whoami: (_parent, _args, { caller }) => caller.viewer.userName,
        contextNumber: (_parent, _args, { number }) => number,
        secret: () => 'for operators',
        down: failing(new UpstreamError('nova home', 'TIMEOUT', 'no answer', { cause: new Error(INNER_WORDS) })),
        boom: failing(new TypeError(INNER_WORDS)),
        missing: failing(new NotFoundError('There is no such thing.')),
        notAnInt: () => INNER_WORDS,
        echo: (_parent, args: { number: number }) => args.number,
        items: (_parent, args: { first: number }) => Array.from({ length: args.first }, (_none, index) => index),
        node: () => node,
        hold,
      },
      Mutation: { poke: () => 'poked' },
      Subscription: {
        ticks,
        secretTicks: ticks,
        unstartable: { subscribe: failing(new RangeError(INNER_WORDS)) },
      },
      Tick: {
        contextNumber: (_parent, _args, { number }) => number,
        faulty: failing(new TypeError(INNER_WORDS)),
        filler: () => 'x'.repeat(100_000),
      },
    },
  });
}

function viewer(name: string, operator: boolean, expiresAt: Date): Viewer {
  const project = { id: projectId(`p-${name}`), name };
  const clouds = [cloudName('home')];
  return {
    userId: `u-${name}`,
    throughService: [],
    userName: name,
    project,
    roles: [operator ? 'admin' : 'member'],
    operator,
    scope: operator ? { kind: 'operator', clouds } : { kind: 'project', clouds, project: project.id },
    expiresAt,
  };
}

/** The tokens that are known unless a test says otherwise. */
export const OPERATOR = 'token-of-an-operator';
export const TENANT = 'token-of-a-tenant';
/** A token that Keystone cannot be asked about. */
export const UNKNOWABLE = 'token-while-keystone-is-down';

export interface TestGateway {
  readonly close: () => Promise<void>;
  readonly url: string;
  readonly topic: ReturnType<typeof createTopic<number>>;
  /** Tokens that are accepted; tests change it. */
  readonly viewers: Map<string, Viewer>;
  /** Every context that was made, in order. */
  readonly contexts: TestContext[];
  /** Set it to have the making of contexts fail. */
  readonly trouble: { inContext: Error | null };
  /** All that was logged. */
  readonly log: () => string;
  /** POSTs an operation and reads the answer. */
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly server: GatewayServer;
  /** Tokens that were revoked. */
  readonly revoked: string[];
  /** What is kept of sessions. */
  readonly kept: Map<string, KeptSession>;
}

/** The password that everybody has. */
export const PASSWORD = 'correct horse battery staple';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: GraphQLBody;
}

export interface GraphQLBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

const LIMITS = {
  maxDepth: 6,
  maxAliases: 3,
  maxCost: 120,
  maxSubscriptions: 5,
  maxTokens: 200,
  bodyBytes: 4_000,
  maxFirst: 10,
};

/** Starts a gateway, listening on a free port; `hold` is what `Query.hold` waits for. */
export async function startGateway(
  options: Partial<ServerOptions> & { hold?: () => Promise<string> } = {},
  { listen = true } = {},
): Promise<TestGateway> {
  const topic = createTopic<number>();
  const lines: string[] = [];
  const contexts: TestContext[] = [];
  const trouble: TestGateway['trouble'] = { inContext: null };
  const later = new Date(Date.now() + 3_600_000);
  const viewers = new Map([
    [OPERATOR, viewer('olga', true, later)],
    [TENANT, viewer('tom', false, later)],
  ]);
  const revoked: string[] = [];
  const kept = new Map<string, KeptSession>();
  const authenticate: ServerOptions['authenticate'] = (token) => {
    const known = viewers.get(token);
    if (token === UNKNOWABLE) return Promise.reject(new UpstreamError('keystone', 'UNREACHABLE', 'no answer'));
    return known ? Promise.resolve({ viewer: known, token }) : Promise.reject(new UnauthenticatedError());
  };
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const sessions = createSessions({
    store: memorySessions(kept),
    authenticate,
    identityOf: () => ({ revoke: (token) => Promise.resolve(void revoked.push(token)) }),
    log,
    now: () => new Date(),
    lookMs: 20,
  });
  const server = createServer({
    schema: createSchema(topic, options.hold ?? (() => Promise.resolve('held'))),
    authenticate,
    recheck: authenticate,
    recheckMs: () => 60_000,
    sessions,
    signIn: ({ user, password }) =>
      password === PASSWORD
        ? Promise.resolve({ token: user === 'olga' ? OPERATOR : TENANT, keystone: 'keystone' })
        : Promise.reject(new SignInRefusedError('Keystone refuses this sign-in.')),
    publicUrl: null,
    proxies: [],
    readCalendar: () => Promise.resolve(null),
    receiveDelivery: () => Promise.resolve('UNKNOWN'),
    watchers: { observer: unobserved, tracer: untraced },
    now: () => new Date(),
    contextFor: async (caller, { requestId }) => {
      await Promise.resolve();
      if (trouble.inContext !== null) throw trouble.inContext;
      const context = { caller, requestId, number: contexts.length };
      contexts.push(context);
      return context;
    },
    limits: LIMITS,
    demo: false,
    checks: () => [],
    log,
    ...options,
  });
  const url = listen ? await server.listen({ host: '127.0.0.1', port: 0 }) : 'nowhere';
  return {
    url,
    topic,
    viewers,
    contexts,
    trouble,
    server,
    revoked,
    kept,
    log: () => lines.join(''),
    post: (body, headers = { 'x-auth-token': OPERATOR }) =>
      ask(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    close: async () => {
      sessions.close();
      await server.close();
    },
  };
}

/** A request whose answer is GraphQL-shaped JSON. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const body = (await response.json()) as GraphQLBody;
  return { status: response.status, headers: response.headers, body };
}

/** Waits until it is so; fails after two seconds. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
