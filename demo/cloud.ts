/**
 * The simulated cloud: Keystone v3 and Nova v2.1 on one loopback port, in their real wire formats.
 *
 * For demo mode and tests. What it answers is held to a real Nova by the contract suite in test/contract.
 */
import { createControls } from './cloud-controls.ts';
import type { CloudControls } from './cloud-controls.ts';
import { registerKeystone } from './keystone/routes.ts';
import { createTokenStore, fixedTokenId } from './keystone/tokens.ts';
import type { TokenStore } from './keystone/tokens.ts';
import { IDENTITY_PREFIX } from './keystone/views.ts';
import { registerNova } from './nova/call.ts';
import { addNovaRoutes } from './nova/routes.ts';
import { addVersionRoutes } from './nova/versions.ts';
import type { Faults } from './wire/faults.ts';
import type { RequestLog } from './wire/requests.ts';
import { createDemoServer } from './wire/server.ts';
import type { DemoServerOptions } from './wire/server.ts';
import { settle } from './world/restore.ts';
import { seedWorld } from './world/seed.ts';
import type { SeedOptions } from './world/seed.ts';
import { createStateFile, readState } from './world/state-file.ts';
import { createTimers } from './world/timers.ts';
import { createWorld } from './world/world.ts';
import type { World } from './world/world.ts';

/** Everything about a simulated cloud that can be chosen. */
export interface DemoCloudOptions extends DemoServerOptions, SeedOptions {
  /** Region of both endpoints; `RegionOne` by default. */
  readonly region?: string;
  /** Lifetime of a login in seconds; an hour by default. */
  readonly tokenSeconds?: number;
  /** How long a migration takes, in seconds; 2 by default. */
  readonly migrationSeconds?: number;
  /** JSON file to go on from, and to keep what changes in. Nothing is kept without it. */
  readonly stateFile?: string;
}

/** What a login needs, in the shape of an entry of clouds.yaml. */
export interface CloudEntry {
  readonly auth: {
    readonly auth_url: string;
    readonly username: string;
    readonly password: string;
    readonly project_name: string;
    readonly user_domain_name: string;
    readonly project_domain_name: string;
  };
  readonly region_name: string;
}

/** A token made without logging in. */
export interface TokenWish {
  /** Project name, e.g. `tenant-a`. */
  readonly project: string;
  /** The project's own user's roles if left out. */
  readonly roles?: readonly string[];
  /** Lifetime in seconds. */
  readonly seconds?: number;
}

/** A running simulated cloud. */
export interface DemoCloud
  extends CloudControls, Pick<RequestLog, 'count' | 'requests' | 'resetRequests'>, Pick<Faults, 'fail' | 'heal'> {
  /** Keystone's address, e.g. `http://127.0.0.1:4123/identity/v3`. */
  readonly authUrl: string;
  /** Nova's address, e.g. `http://127.0.0.1:4123/compute/v2.1`. */
  readonly computeUrl: string;
  readonly region: string;
  /** Administrator's credentials. */
  readonly cloud: CloudEntry;
  /** The same for a tenant's own user. Throws if there is no such project. */
  readonly cloudOf: (project: string) => CloudEntry;
  /** The application credential of a project's own user, for the login method of that name. */
  readonly applicationCredentialOf: (project: string) => { readonly id: string; readonly secret: string };
  /** Fixed tokens that never expire. */
  readonly tokens: {
    readonly operator: string;
    readonly tenantA: string;
    readonly tenantB: string;
    readonly tenantC: string;
  };
  /** Project ids by name. */
  readonly projectIds: Readonly<Record<string, string>>;
  readonly issueToken: (wish: TokenWish) => string;
  readonly revokeToken: (token: string) => void;
  /** Ends it and saves its state. Requests under way are cut off. */
  readonly close: () => Promise<void>;
}

const TOKENS = {
  operator: fixedTokenId('admin'),
  tenantA: fixedTokenId('tenant-a'),
  tenantB: fixedTokenId('tenant-b'),
  tenantC: fixedTokenId('tenant-c'),
};

function userOf(world: World, project: string): World['users'][number] {
  const id = world.projects.find(({ name }) => name === project)?.id;
  const user = world.users.find(({ projectId }) => projectId === id);
  if (!user) throw new Error(`the simulated cloud has no project ${project}`);
  return user;
}

function cloudEntry(world: World, project: string, authUrl: string): CloudEntry {
  const { name, password } = userOf(world, project);
  return {
    auth: {
      auth_url: authUrl,
      username: name,
      password,
      project_name: project,
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    region_name: world.region,
  };
}

function issueToken(world: World, tokens: TokenStore, { project, roles, seconds }: TokenWish): string {
  const user = userOf(world, project);
  return tokens.issue({
    userId: user.id,
    projectId: user.projectId,
    roles: roles ?? user.roles,
    methods: ['password'],
    ...(seconds === undefined ? {} : { seconds }),
  }).id;
}

async function openWorld(options: DemoCloudOptions): Promise<{ world: World; save: () => Promise<void> }> {
  const { region = 'RegionOne', migrationSeconds = 2, stateFile } = options;
  const seed = seedWorld(options);
  const saved = stateFile === undefined ? undefined : await readState(stateFile);
  if (saved) settle(saved);
  const world = createWorld(region, { ...seed, state: saved ?? seed.state }, createTimers(), migrationSeconds);
  if (stateFile === undefined) return { world, save: () => Promise.resolve() };
  const file = createStateFile(stateFile, world.state);
  world.onChange(file.changed);
  return { world, save: file.close };
}

/** Starts a simulated cloud. Rejects if the port is taken or the state file is not one of ours. */
export async function startDemoCloud(options: DemoCloudOptions = {}): Promise<DemoCloud> {
  const { world, save } = await openWorld(options);
  const server = createDemoServer(options);
  const tokens = createTokenStore(world, options.tokenSeconds ?? 3600);
  const parts = { world, tokens, origin: server.origin };
  registerKeystone(server.app, parts);
  registerNova(server.app, parts, addNovaRoutes, addVersionRoutes);
  const origin = await server.listen();
  const authUrl = `${origin}${IDENTITY_PREFIX}/v3`;

  return {
    ...createControls(world),
    requests: server.log.requests,
    count: server.log.count,
    resetRequests: server.log.resetRequests,
    fail: server.faults.fail,
    heal: server.faults.heal,
    authUrl,
    computeUrl: `${origin}/compute/v2.1`,
    region: world.region,
    cloud: cloudEntry(world, 'admin', authUrl),
    cloudOf: (project) => cloudEntry(world, project, authUrl),
    applicationCredentialOf: (project) => userOf(world, project).applicationCredential,
    tokens: TOKENS,
    projectIds: Object.fromEntries(world.projects.map((project) => [project.name, project.id])),
    issueToken: (wish) => issueToken(world, tokens, wish),
    revokeToken: tokens.revoke,
    close: async () => {
      world.timers.close();
      await server.close();
      await save();
    },
  };
}
