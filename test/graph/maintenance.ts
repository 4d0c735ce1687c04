/**
 * Windows with owners and servers, as tests look at them: a gateway that looks often, and what a window comes to.
 */

import { z } from 'zod';

import { startGateway } from './gateway.ts';
import type { Gateway, GatewayOptions } from './gateway.ts';
import { until } from './until.ts';

const VIEW = `query ($id: ID!) { maintenanceWindow(id: $id) {
  state phase revision acknowledgeBy
  readiness { ready total outstanding emptiedAt blockers { serverId kind detail } }
  nextEvents { name allowed refusedBecause }
  servers(first: 500) { nodes {
    serverId action actionSource answer answerStale answeredBy outcome outcomeDetail impact mayMoveAgain note
  } }
} }`;

const viewShape = z.object({
  maintenanceWindow: z.object({
    state: z.string(),
    phase: z.string(),
    revision: z.number(),
    acknowledgeBy: z.string().nullable(),
    readiness: z.object({
      ready: z.boolean(),
      total: z.number(),
      outstanding: z.number(),
      emptiedAt: z.string().nullable(),
      blockers: z.array(z.object({ serverId: z.string(), kind: z.string(), detail: z.string().nullable() })),
    }),
    nextEvents: z.array(z.object({ name: z.string(), allowed: z.boolean(), refusedBecause: z.string().nullable() })),
    servers: z.object({
      nodes: z.array(
        z.object({
          serverId: z.string(),
          action: z.string(),
          actionSource: z.string(),
          answer: z.string(),
          answerStale: z.boolean(),
          answeredBy: z.string().nullable(),
          outcome: z.string(),
          outcomeDetail: z.string().nullable(),
          impact: z.string(),
          mayMoveAgain: z.boolean(),
          note: z.string().nullable(),
        }),
      ),
    }),
  }),
});

export type WindowView = z.infer<typeof viewShape>['maintenanceWindow'];

/** A gateway that looks at Nova every few moments. */
export function startQuickGateway(options: GatewayOptions = {}): Promise<Gateway> {
  return startGateway({
    ...options,
    cloud: { migrationSeconds: 0.2, ...options.cloud },
    change: (config) => {
      const quick = {
        ...config,
        pace: { lookMs: 300, farMs: 300, moveMs: 100 },
        watching: { ...config.watching, hostMs: 300 },
        clouds: config.clouds.map((cloud) => ({ ...cloud, moving: { ...cloud.moving, perHost: 5, backoffMs: 100 } })),
      };
      return options.change?.(quick) ?? quick;
    },
  });
}

/** The time to answer is over from the start, so that silence says what it says. */
export const OVER = {
  get acknowledgeBy() {
    return new Date().toISOString();
  },
};

/** The window as this caller sees it. */
export async function view(gateway: Gateway, id: string, token = 'demo-operator'): Promise<WindowView> {
  return viewShape.parse(await gateway.ask(token, VIEW, { id })).maintenanceWindow;
}

/** Waits until the window looks as it is to; answers it. */
export async function comesTo(
  gateway: Gateway,
  id: string,
  what: string,
  check: (window: WindowView) => boolean,
): Promise<WindowView> {
  let seen = await view(gateway, id);
  await until(
    `a window that ${what}`,
    async () => {
      seen = await view(gateway, id);
      return check(seen);
    },
    20_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(seen)}`);
  });
  return seen;
}

/** The servers on a host of the simulated cloud. */
export function serversOn(gateway: Gateway, host: string) {
  return gateway.cloud.servers().filter((server) => server.host === host);
}

/** Those of a project. */
export function ownedBy(gateway: Gateway, project: string, host: string) {
  const id = gateway.cloud.projectIds[project];
  return serversOn(gateway, host).filter(({ projectId }) => projectId === id);
}
