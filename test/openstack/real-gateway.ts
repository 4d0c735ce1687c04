/**
 * A gateway on the real cloud that looks often, and what tests ask of it.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import { z } from 'zod';

import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { graphClient } from '../graph/client.ts';
import type { GraphClient } from '../graph/client.ts';
import { until } from '../graph/until.ts';
import { realCloud } from './real-cloud.ts';

const VIEW = `query ($id: ID!) { maintenanceWindow(id: $id) {
  state phase revision
  readiness { ready outstanding blockers { serverId kind detail } }
  servers(first: 500) { nodes { serverId action actionSource answer outcome outcomeDetail } }
} }`;
const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id } userErrors { code message } }
}`;
const SEND = `mutation ($input: SendMaintenanceEventInput!) {
  sendMaintenanceEvent(input: $input) { window { state } userErrors { code message } }
}`;
const HISTORY = `query ($id: ID!) { maintenanceWindow(id: $id) {
  history(first: 500) { nodes { type note server { serverId } host { name } window { state } } }
} }`;

const viewShape = z.object({
  maintenanceWindow: z.object({
    state: z.string(),
    phase: z.string(),
    revision: z.number(),
    readiness: z.object({
      ready: z.boolean(),
      outstanding: z.number(),
      blockers: z.array(z.object({ serverId: z.string(), kind: z.string(), detail: z.string().nullable() })),
    }),
    servers: z.object({
      nodes: z.array(
        z.object({
          serverId: z.string(),
          action: z.string(),
          actionSource: z.string(),
          answer: z.string(),
          outcome: z.string(),
          outcomeDetail: z.string().nullable(),
        }),
      ),
    }),
  }),
});
const scheduledShape = z.object({
  scheduleMaintenance: z.object({ window: z.object({ id: z.string() }).nullable(), userErrors: z.array(z.unknown()) }),
});
const sentShape = z.object({ sendMaintenanceEvent: z.object({ userErrors: z.array(z.unknown()) }) });
const historyShape = z.object({
  maintenanceWindow: z.object({
    history: z.object({
      nodes: z.array(
        z.object({
          type: z.string(),
          note: z.string().nullable(),
          server: z.object({ serverId: z.string() }).nullable(),
          host: z.object({ name: z.string() }).nullable(),
        }),
      ),
    }),
  }),
});

export type WindowView = z.infer<typeof viewShape>['maintenanceWindow'];
export type HistoryEvent = z.infer<typeof historyShape>['maintenanceWindow']['history']['nodes'][number];

/** Where a gateway runs, whoever started it. */
export interface RealGraph extends GraphClient {
  readonly tokens: { readonly admin: string; readonly a: string; readonly b: string };
  readonly projects: { readonly a: string; readonly b: string };
  readonly schedule: (input: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly send: (id: string, event: string) => Promise<void>;
  readonly view: (id: string, token?: string) => Promise<WindowView>;
  readonly comesTo: (id: string, what: string, check: (window: WindowView) => boolean) => Promise<WindowView>;
  readonly history: (id: string) => Promise<readonly HistoryEvent[]>;
}

/** Servers on a busy machine take their time. */
const DEADLINE_MS = 150_000;

/** What a test wants otherwise, as `slipway.yaml` has it. */
export interface Wishes {
  readonly onHostDown?: 'notify' | 'ignore';
  readonly watch?: string;
  /** Left out: Nova's notifications are not listened to. */
  readonly notifications?: string;
}

const USUAL_WATCH = '{ lookSeconds: 2, moveSeconds: 1 }';

/** Writes a configuration on the cloud of clouds.yaml into a folder of its own. */
export async function writeConfig(
  port: number,
  moving: string,
  { onHostDown = 'ignore', watch = USUAL_WATCH, notifications }: Wishes = {},
): Promise<{ folder: string; file: string }> {
  const cloud = await realCloud();
  const folder = await mkdtemp(join(tmpdir(), 'slipway-real-'));
  const file = join(folder, 'slipway.yaml');
  await writeFile(
    file,
    `listen: { host: 127.0.0.1, port: ${port} }
store: { pglite: ./data }
clouds:
  - name: real
    cloud: admin
    region: ${cloud.region}
    onHostDown: ${onHostDown}
    moving: ${moving}
    ${notifications === undefined ? '' : `notifications: ${notifications}`}
access: { operatorRoles: [admin] }
watch: ${watch}
log: { level: silent }
`,
  );
  return { folder, file };
}

/** Asks the gateway at this URL, as an administrator and as two tenants. */
export async function realGraph(url: string): Promise<RealGraph> {
  const cloud = await realCloud();
  const [admin, a, b] = await Promise.all((['admin', 'tenant-a', 'tenant-b'] as const).map(cloud.tokenOf));
  if (admin === undefined || a === undefined || b === undefined) throw new Error('no tokens');
  const graph = graphClient(url);
  const view: RealGraph['view'] = async (id, token = admin.token) =>
    viewShape.parse(await graph.ask(token, VIEW, { id })).maintenanceWindow;

  return {
    ...graph,
    tokens: { admin: admin.token, a: a.token, b: b.token },
    projects: { a: a.project, b: b.project },
    schedule: async (input) => {
      const { window, userErrors } = scheduledShape.parse(
        await graph.ask(admin.token, SCHEDULE, { input }),
      ).scheduleMaintenance;
      if (window === null) throw new Error(JSON.stringify(userErrors));
      return window.id;
    },
    send: async (id, event) => {
      const { userErrors } = sentShape.parse(
        await graph.ask(admin.token, SEND, { input: { id, event } }),
      ).sendMaintenanceEvent;
      if (userErrors.length > 0) throw new Error(`${event}: ${JSON.stringify(userErrors)}`);
    },
    view,
    comesTo: async (id, what, check) => {
      let seen = await view(id);
      const look = async () => check((seen = await view(id)));
      await until(`a window that ${what}`, look, DEADLINE_MS).catch((error: unknown) => {
        throw new Error(`${String(error)}; it is ${JSON.stringify(seen)}`);
      });
      return seen;
    },
    history: async (id) =>
      historyShape.parse(await graph.ask(admin.token, HISTORY, { id })).maintenanceWindow.history.nodes,
  };
}

/** A gateway in this process. */
export async function startRealGateway(moving: string, wishes?: Wishes): Promise<RealGraph> {
  const { folder, file } = await writeConfig(0, moving, wishes);
  const cloud = await realCloud();
  const env = { OS_CLIENT_CONFIG_FILE: cloud.file };
  const app = await startApp(loadConfig({ file, env, cwd: folder, home: folder }), { log: pino({ level: 'silent' }) });
  const graph = await realGraph(app.url);
  return {
    ...graph,
    close: async () => {
      await graph.close();
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
