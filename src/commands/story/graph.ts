/**
 * A client of the demo's own gateway: what its story does, it does as anybody could, by the graph and with the demo's
 * tokens.
 *
 * Refuses to know the gateway it talks to but by its URL.
 */

import { z } from 'zod';

/** Tokens of the people of the story. */
export type Person = 'demo-operator' | 'demo-tenant-a' | 'demo-tenant-b' | 'demo-tenant-c';

/** Sends one operation; answers its data. Throws where there are errors, or once it is told to end. */
export type Ask = (who: Person, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>;

const Answer = z.object({ data: z.unknown(), errors: z.array(z.object({ message: z.string() })).optional() });

export function askAt(url: string, signal: AbortSignal): Ask {
  return async (who, query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-auth-token': who },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    const { data, errors } = Answer.parse(await response.json());
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join(' '));
    return data;
  };
}

const Refused = z.array(z.object({ message: z.string() }));
const Planned = z.object({ window: z.object({ id: z.string() }).nullable(), userErrors: Refused });
const Scheduled = z.object({ scheduleMaintenance: Planned });
const Rescheduled = z.object({ rescheduleMaintenance: Planned });
const State = z.object({ maintenanceWindow: z.object({ phase: z.string() }).nullable() });

/** What is planned. Times are instants. */
export interface Plan {
  readonly hostIds: readonly string[];
  readonly summary: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly description?: string;
  readonly acknowledgeBy?: Date;
  readonly drainAt?: Date;
  readonly kind?: 'PERMANENT' | 'TEMPORARY';
  readonly workflow?: string;
  readonly defaultAction?: string;
  readonly tickets?: readonly Readonly<{ url: string; rel?: string; title?: string; audience?: string }>[];
}

/** The verbs that the story needs. */
export function verbs(ask: Ask) {
  return {
    /** Answers the new window's id; null where it was refused. */
    schedule: async (plan: Plan): Promise<string | null> => {
      const query = `mutation ($input: ScheduleMaintenanceInput!) {
        scheduleMaintenance(input: $input) { window { id } userErrors { message } }
      }`;
      const input = { timeZone: 'Europe/Helsinki', ...plan };
      return Scheduled.parse(await ask('demo-operator', query, { input })).scheduleMaintenance.window?.id ?? null;
    },
    reschedule: async (id: string, startsAt: Date, reason: string): Promise<string | null> => {
      const query = `mutation ($input: RescheduleMaintenanceInput!) {
        rescheduleMaintenance(input: $input) { window { id } userErrors { message } }
      }`;
      const input = { id, revision: 1, startsAt, reason };
      return Rescheduled.parse(await ask('demo-operator', query, { input })).rescheduleMaintenance.window?.id ?? null;
    },
    send: async (id: string, event: string, note?: string): Promise<void> => {
      const query = `mutation ($input: SendMaintenanceEventInput!) {
        sendMaintenanceEvent(input: $input) { userErrors { message } }
      }`;
      await ask('demo-operator', query, { input: { id, event, note } });
    },
    /** For all of the person's servers in the window; a window without any refuses it, which is nobody's harm. */
    acknowledge: async (who: Person, windowId: string, note?: string, changeReference?: string): Promise<void> => {
      const query = `mutation ($input: AcknowledgeMaintenanceInput!) {
        acknowledgeMaintenance(input: $input) { userErrors { message } }
      }`;
      await ask(who, query, { input: { windowId, note, changeReference } });
    },
    decline: async (who: Person, windowId: string, note: string): Promise<void> => {
      const query = `mutation ($input: DeclineMaintenanceInput!) {
        declineMaintenance(input: $input) { userErrors { message } }
      }`;
      await ask(who, query, { input: { windowId, note } });
    },
    phaseOf: async (id: string): Promise<string | null> => {
      const query = 'query ($id: ID!) { maintenanceWindow(id: $id) { phase } }';
      return State.parse(await ask('demo-operator', query, { id })).maintenanceWindow?.phase ?? null;
    },
  };
}

export type Verbs = ReturnType<typeof verbs>;

const Count = z.object({ maintenanceWindows: z.object({ totalCount: z.number().nullable() }) });

/** Has anything ever been planned here? */
export async function isNew(ask: Ask): Promise<boolean> {
  const data = await ask('demo-operator', '{ maintenanceWindows(first: 0) { totalCount } }');
  return Count.parse(data).maintenanceWindows.totalCount === 0;
}
