/**
 * Every mutation, sent with whatever input, and its payload.
 */

import { z } from 'zod';

import type { Gateway } from './gateway.ts';

/** What a mutation is about, with all that one may change. */
const SUBJECTS = {
  scheduleMaintenance: 'window',
  updateMaintenance: 'window',
  rescheduleMaintenance: 'window',
  sendMaintenanceEvent: 'window',
  acknowledgeMaintenance: 'window',
  declineMaintenance: 'window',
  linkTicket: 'window',
  unlinkTicket: 'window',
  createTicket: 'window',
  setHostStatus: 'host',
  setServerMaintenancePolicy: 'server',
  revokeCalendarFeed: 'id',
} as const;
const SELECTIONS = {
  window: '{ id summary state phase revision tickets { url rel title audience } }',
  host: '{ id status disabledReason }',
  server: '{ id metadata }',
  id: '',
} as const;

const linkShape = z.object({
  url: z.string(),
  rel: z.string().nullable(),
  title: z.string().nullable(),
  audience: z.string(),
});
const windowShape = z.object({
  id: z.string(),
  summary: z.string(),
  state: z.string(),
  phase: z.string(),
  revision: z.number(),
  tickets: z.array(linkShape),
});
const hostShape = z.object({ id: z.string(), status: z.string(), disabledReason: z.string().nullable() });
const serverShape = z.object({ id: z.string(), metadata: z.record(z.string(), z.string()) });
const payloadShape = z.object({
  payload: z.object({
    clientMutationId: z.string().nullable(),
    window: windowShape.nullish(),
    host: hostShape.nullish(),
    server: serverShape.nullish(),
    id: z.string().nullish(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() })),
  }),
});

export type MutationField = keyof typeof SUBJECTS;
export type Input = Readonly<Record<string, unknown>>;
export type Payload = z.infer<typeof payloadShape>['payload'];

/** The payload's field for what a mutation is about. */
export function subjectOf(field: MutationField): keyof typeof SELECTIONS {
  return SUBJECTS[field];
}

/** The document of a mutation that takes its input from the variable `input`. */
export function mutationText(field: MutationField): string {
  const subject = SUBJECTS[field];
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return `mutation ($input: ${type}!) { payload: ${field}(input: $input) {
    clientMutationId ${subject} ${SELECTIONS[subject]} userErrors { code message path }
  } }`;
}

/** Sends a mutation, as an operator unless a token is given. GraphQL errors are a failure of the test. */
export async function mutate(
  gateway: Pick<Gateway, 'ask'>,
  field: MutationField,
  input: Input,
  token = 'demo-operator',
): Promise<Payload> {
  return payloadShape.parse(await gateway.ask(token, mutationText(field), { input })).payload;
}

/** A plan that nothing is wrong with, on a day of its own. */
export function planner(hostIds: readonly string[] = ['home/compute-1']): (input?: Input) => Input {
  let day = Date.UTC(2096, 0, 1);
  return (input = {}) => {
    const [startsAt, endsAt] = [day, day + 3_600_000].map((at) => new Date(at).toISOString());
    day += 86_400_000;
    return { hostIds, summary: 'Swap a DIMM', startsAt, endsAt, ...input };
  };
}
