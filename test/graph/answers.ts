/**
 * What owners answer, through the graph, and what the log tells of it.
 */

import { z } from 'zod';

import type { Gateway } from './gateway.ts';

/** Tokens of the owners of the simulated cloud. */
export const OWNER_A = 'demo-tenant-a';
export const OWNER_B = 'demo-tenant-b';

const PAYLOAD = `{
  clientMutationId
  window { id revision state }
  servers {
    serverId action actionSource answer answerStale answeredAt answeredBy answeredRevision note changeReference
  }
  userErrors { code message path }
}`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeMaintenanceInput!) {
  payload: acknowledgeMaintenance(input: $input) ${PAYLOAD}
}`;
const DECLINE = `mutation ($input: DeclineMaintenanceInput!) {
  payload: declineMaintenance(input: $input) ${PAYLOAD}
}`;

const payloadShape = z.object({
  payload: z.object({
    clientMutationId: z.string().nullable(),
    window: z.object({ id: z.string(), revision: z.number(), state: z.string() }).nullable(),
    servers: z.array(
      z.object({
        serverId: z.string(),
        action: z.string(),
        actionSource: z.string(),
        answer: z.string(),
        answerStale: z.boolean(),
        answeredAt: z.string().nullable(),
        answeredBy: z.string().nullable(),
        answeredRevision: z.number().nullable(),
        note: z.string().nullable(),
        changeReference: z.string().nullable(),
      }),
    ),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() })),
  }),
});

type Input = Readonly<Record<string, unknown>>;

/** What came of an answer. */
export type Answered = z.infer<typeof payloadShape>['payload'];

/** Sends acknowledgeMaintenance. GraphQL errors are a failure of the test. */
export async function acknowledge(
  gateway: Gateway,
  token: string,
  windowId: string,
  input: Input = {},
): Promise<Answered> {
  return payloadShape.parse(await gateway.ask(token, ACKNOWLEDGE, { input: { windowId, ...input } })).payload;
}

/** Sends declineMaintenance. */
export async function decline(gateway: Gateway, token: string, windowId: string, input: Input = {}): Promise<Answered> {
  const whole = { windowId, note: 'Month end closing.', ...input };
  return payloadShape.parse(await gateway.ask(token, DECLINE, { input: whole })).payload;
}

const HISTORY = `query ($id: ID!) { maintenanceWindow(id: $id) { history(first: 500) { nodes {
  type windowRevision changedFields actor note server { serverId }
} } } }`;
const eventShape = z.object({
  type: z.string(),
  windowRevision: z.number(),
  changedFields: z.array(z.string()),
  actor: z.string().nullable(),
  note: z.string().nullable(),
  server: z.object({ serverId: z.string() }).nullable(),
});
const historyShape = z.object({
  maintenanceWindow: z.object({ history: z.object({ nodes: z.array(eventShape) }) }),
});

export type Told = z.infer<typeof eventShape>;

/** What was told of a window to this caller, oldest first. */
export async function historyOf(gateway: Gateway, id: string, token = 'demo-operator'): Promise<readonly Told[]> {
  return historyShape.parse(await gateway.ask(token, HISTORY, { id })).maintenanceWindow.history.nodes;
}

/** Those of one type. */
export async function toldOf(gateway: Gateway, id: string, type: string, token?: string): Promise<readonly Told[]> {
  return (await historyOf(gateway, id, token)).filter((event) => event.type === type);
}
