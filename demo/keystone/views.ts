/**
 * Keystone's documents: versions, catalogue, token.
 *
 * Pure: what to show comes in, JSON goes out.
 */
import { hexId } from '../world/ids.ts';
import type { DemoProject, DemoUser } from '../world/model.ts';
import type { World } from '../world/world.ts';
import type { Token } from './tokens.ts';

const DOMAIN = { id: 'default', name: 'Default' };
const INTERFACES = ['admin', 'internal', 'public'] as const;
/** Path prefixes of both systems on the shared port, as devstack lays them out. */
export const IDENTITY_PREFIX = '/identity';
export const COMPUTE_PREFIX = '/compute';

/** The version document of `/v3`. */
export const versionView = (origin: string): object => ({
  id: 'v3.14',
  status: 'stable',
  updated: '2020-04-07T00:00:00Z',
  links: [{ rel: 'self', href: `${origin}${IDENTITY_PREFIX}/v3/` }],
  'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
});

/** Compute and identity, each with a public, an internal and an admin endpoint at the same address. */
export function catalogView(origin: string, region: string): object[] {
  const entry = (type: string, name: string, url: string): object => ({
    endpoints: INTERFACES.map((interface_) => ({
      id: hexId(`endpoint:${type}:${interface_}`),
      interface: interface_,
      region_id: region,
      url,
      region,
    })),
    id: hexId(`service:${type}`),
    type,
    name,
  });
  return [
    entry('compute', 'nova', `${origin}${COMPUTE_PREFIX}/v2.1`),
    entry('identity', 'keystone', `${origin}${IDENTITY_PREFIX}/v3`),
  ];
}

/** A list of projects, as `/v3/projects` and `/v3/auth/projects` give it. */
export function projectsView(origin: string, path: string, projects: World['projects']): object {
  const address = `${origin}${IDENTITY_PREFIX}`;
  return {
    projects: projects.map(({ id, name }) => ({
      id,
      name,
      domain_id: DOMAIN.id,
      description: '',
      enabled: true,
      parent_id: DOMAIN.id,
      is_domain: false,
      tags: [],
      options: {},
      links: { self: `${address}/v3/projects/${id}` },
    })),
    links: { next: null, self: `${address}${path}`, previous: null },
  };
}

/** A user, as `/v3/users/ID` gives it. */
export function userView(origin: string, { id, name, enabled }: DemoUser): object {
  const links = { self: `${origin}${IDENTITY_PREFIX}/v3/users/${id}` };
  return { user: { id, name, domain_id: DOMAIN.id, enabled, options: {}, password_expires_at: null, links } };
}

/** A user's roles in a project with their names, as `/v3/role_assignments` gives them. */
export function assignmentsView(origin: string, url: string, user: DemoUser | undefined, project: DemoProject): object {
  const address = `${origin}${IDENTITY_PREFIX}/v3`;
  const assignments = user?.roles.map((name) => ({
    role: { id: hexId(`role:${name}`), name },
    scope: { project: { id: project.id, name: project.name, domain: DOMAIN } },
    user: { id: user.id, name: user.name, domain: DOMAIN },
    links: {
      assignment: `${address}/projects/${project.id}/users/${user.id}/roles/${hexId(`role:${name}`)}`,
    },
  }));
  return { role_assignments: assignments ?? [], links: { next: null, self: `${origin}${url}`, previous: null } };
}

const time = (at: number): string => new Date(at).toISOString().replace(/(\.\d{3})Z$/, '$1000Z');

/** The token document; without a catalogue when `catalog` is left out, as `?nocatalog` asks. */
export function tokenView(token: Token, world: World, catalog: object[] | undefined): object {
  const user = world.users.find(({ id }) => id === token.userId);
  const project = world.projects.find(({ id }) => id === token.projectId);
  const scope = project && {
    project: { domain: DOMAIN, id: project.id, name: project.name },
    is_domain: false,
    roles: token.roles.map((name) => ({ id: hexId(`role:${name}`), name })),
    ...(catalog && { catalog }),
  };
  return {
    token: {
      methods: token.methods,
      user: { domain: DOMAIN, id: token.userId, name: user?.name, password_expires_at: null },
      audit_ids: token.auditIds,
      expires_at: time(token.expiresAt),
      issued_at: time(token.issuedAt),
      ...scope,
      ...(token.applicationCredential && {
        application_credential: { ...token.applicationCredential, restricted: true },
      }),
    },
  };
}
