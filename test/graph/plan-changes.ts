/**
 * Changes of a window's plan, through the graph.
 */

import { z } from 'zod';

import type { Gateway } from './gateway.ts';

const WINDOW = `window {
  id summary description state phase revision startsAt endsAt acknowledgeBy drainAt onSilence allowedActions
  hosts { id } replaces { id } replacedBy { id } tickets { url rel title audience }
} userErrors { code message path }`;
const UPDATE = `mutation ($input: UpdateMaintenanceInput!) { payload: updateMaintenance(input: $input) { ${WINDOW} } }`;
const RESCHEDULE = `mutation ($input: RescheduleMaintenanceInput!) {
  payload: rescheduleMaintenance(input: $input) { ${WINDOW} }
}`;

const named = z.object({ id: z.string() });
const payloadShape = z.object({
  payload: z.object({
    window: z
      .object({
        id: z.string(),
        summary: z.string(),
        description: z.string().nullable(),
        state: z.string(),
        phase: z.string(),
        revision: z.number(),
        startsAt: z.string(),
        endsAt: z.string().nullable(),
        acknowledgeBy: z.string(),
        drainAt: z.string().nullable(),
        onSilence: z.string(),
        allowedActions: z.array(z.string()),
        hosts: z.array(named),
        replaces: named.nullable(),
        replacedBy: named.nullable(),
        tickets: z.array(
          z.object({
            url: z.string(),
            rel: z.string().nullable(),
            title: z.string().nullable(),
            audience: z.string(),
          }),
        ),
      })
      .nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() })),
  }),
});

type Input = Readonly<Record<string, unknown>>;

/** What came of a change. */
export type Changed = z.infer<typeof payloadShape>['payload'];

/** Sends updateMaintenance as an operator. */
export async function update(gateway: Gateway, id: string, revision: number, input: Input): Promise<Changed> {
  return payloadShape.parse(await gateway.ask('demo-operator', UPDATE, { input: { id, revision, ...input } })).payload;
}

/** Sends rescheduleMaintenance as an operator. */
export async function reschedule(gateway: Gateway, id: string, revision: number, input: Input): Promise<Changed> {
  return payloadShape.parse(await gateway.ask('demo-operator', RESCHEDULE, { input: { id, revision, ...input } }))
    .payload;
}
