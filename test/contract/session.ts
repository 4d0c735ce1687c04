/**
 * Three callers of one cloud, logged in: an administrator and the users of two projects.
 *
 * Finds Nova through the catalogue, as the gateway does. Knows no test.
 */
import { serversForAdmin, serverForAdmin } from './server-shapes.ts';
import type { AdminServer } from './server-shapes.ts';
import { scopedToken, services } from './shapes.ts';
import { eventually, read, send } from './wire.ts';
import type { Answer, Ask } from './wire.ts';

/** Name and password of a user, and the project to log in to; all in the domain Default. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly project: string;
}

/** A cloud to hold to the contract: three hosts or more, two tenants with four servers or more each. */
export interface ContractTarget {
  /** Keystone's address with its `/v3`. */
  readonly authUrl: string;
  readonly region: string;
  readonly admin: Credentials;
  readonly tenantA: Credentials;
  readonly tenantB: Credentials;
  /** An application credential of tenant A's user; `close` takes it back. */
  readonly applicationCredential: { readonly id: string; readonly secret: string };
  /** Ends a host's nova-compute without a warning, or starts it again: only the one who started the cloud can. */
  readonly power: (host: string, what: 'kill' | 'start') => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Who asks. */
export type Who = 'admin' | 'tenantA' | 'tenantB';

/** What the tests ask through. */
export interface Session {
  readonly target: ContractTarget;
  readonly tokens: Readonly<Record<Who, string>>;
  readonly projectIds: Readonly<Record<Who, string>>;
  /** Address of Nova with its `/v2.1`, from the catalogue. */
  readonly computeUrl: string;
  /** A request to Nova, at 2.90 unless said otherwise. */
  readonly nova: (who: Who, method: string, path: string, ask?: Ask) => Promise<Answer>;
  /** Every server of every project. */
  readonly allServers: () => Promise<AdminServer[]>;
  /** One server as the administrator sees it. */
  readonly server: (id: string) => Promise<AdminServer>;
  /** A server of tenant A that is ACTIVE and idle on an enabled host. */
  readonly idleServer: () => Promise<AdminServer>;
  /** The names of the hosts that are up and enabled. */
  readonly readyHosts: () => Promise<string[]>;
}

/** The body of a login by password. */
export const passwordLogin = ({ username, password, project }: Credentials): object => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: username, domain: { name: 'Default' }, password } },
    },
    scope: { project: { name: project, domain: { name: 'Default' } } },
  },
});

async function login(target: ContractTarget, who: Who) {
  const answer = await send('POST', `${target.authUrl}/auth/tokens`, { body: passwordLogin(target[who]) });
  const { token } = read(answer, scopedToken);
  return { id: answer.headers.get('x-subject-token') ?? '', token };
}

function computeUrlOf({ token }: Awaited<ReturnType<typeof login>>, region: string): string {
  const url = token.catalog
    .find(({ type }) => type === 'compute')
    ?.endpoints.find((endpoint) => endpoint.interface === 'public' && endpoint.region === region)?.url;
  if (url === undefined) throw new Error(`no public compute endpoint in ${region}`);
  return url;
}

/** Logs all three in. Rejects if one cannot. */
export async function openSession(target: ContractTarget): Promise<Session> {
  const admin = await login(target, 'admin');
  const tenantA = await login(target, 'tenantA');
  const tenantB = await login(target, 'tenantB');
  const computeUrl = computeUrlOf(admin, target.region);
  const tokens = { admin: admin.id, tenantA: tenantA.id, tenantB: tenantB.id };

  const nova: Session['nova'] = (who, method, path, ask = {}) =>
    send(method, computeUrl + path, { token: tokens[who], version: '2.90', ...ask });
  const allServers = async (): Promise<AdminServer[]> =>
    read(await nova('admin', 'GET', '/servers/detail?all_tenants=1'), serversForAdmin).servers;
  const readyHosts = async (): Promise<string[]> =>
    read(await nova('admin', 'GET', '/os-services?binary=nova-compute'), services)
      .services.filter(({ status, state }) => status === 'enabled' && state === 'up')
      .map(({ host }) => host);
  const projectIds = {
    admin: admin.token.project.id,
    tenantA: tenantA.token.project.id,
    tenantB: tenantB.token.project.id,
  };

  return {
    target,
    tokens,
    projectIds,
    computeUrl,
    nova,
    allServers,
    readyHosts,
    server: async (id) => read(await nova('admin', 'GET', `/servers/${id}`), serverForAdmin).server,
    idleServer: () =>
      eventually('an idle server of tenant A', async () => {
        const ready = await readyHosts();
        return (await allServers()).find(
          (server) =>
            server.tenant_id === projectIds.tenantA &&
            server.status === 'ACTIVE' &&
            server['OS-EXT-STS:task_state'] === null &&
            ready.includes(server['OS-EXT-SRV-ATTR:host'] ?? ''),
        );
      }),
  };
}
