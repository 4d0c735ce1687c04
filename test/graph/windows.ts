/**
 * Windows made through the graph, for tests that need one.
 */

import { z } from 'zod';

import type { Gateway } from './gateway.ts';

const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id revision } userErrors { code message path } }
}`;
const SEND = `mutation ($input: SendMaintenanceEventInput!) {
  sendMaintenanceEvent(input: $input) { window { id state phase revision } userErrors { code message path } }
}`;

const userErrors = z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() }));
const scheduled = z.object({
  scheduleMaintenance: z.object({ window: z.object({ id: z.string(), revision: z.number() }).nullable(), userErrors }),
});
const sent = z.object({
  sendMaintenanceEvent: z.object({
    window: z.object({ id: z.string(), state: z.string(), phase: z.string(), revision: z.number() }).nullable(),
    userErrors,
  }),
});

/** What a window has unless a test says otherwise. */
const PLAN = {
  hostIds: ['home/compute-1'],
  summary: 'Swap a DIMM',
  startsAt: '2096-12-01T10:00:00Z',
  endsAt: '2096-12-01T12:00:00Z',
};

/** Sends scheduleMaintenance as an operator. */
export async function schedule(gateway: Gateway, input: Readonly<Record<string, unknown>> = {}) {
  const data = await gateway.ask('demo-operator', SCHEDULE, { input: { ...PLAN, ...input } });
  return scheduled.parse(data).scheduleMaintenance;
}

/** Schedules a window that must be accepted; answers its id. */
export async function scheduleWindow(gateway: Gateway, input: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { window, userErrors: errors } = await schedule(gateway, input);
  if (window === null) throw new Error(JSON.stringify(errors));
  return window.id;
}

/** Sends sendMaintenanceEvent as an operator. */
export async function send(gateway: Gateway, id: string, event: string, input: Readonly<Record<string, unknown>> = {}) {
  const data = await gateway.ask('demo-operator', SEND, { input: { id, event, ...input } });
  return sent.parse(data).sendMaintenanceEvent;
}
