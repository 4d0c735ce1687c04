/** Clients that change windows through a gateway, and send each change again until it is answered. */

import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { GraphClient } from '../graph/client.ts';
import { pause } from './random.ts';

const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  answer: scheduleMaintenance(input: $input) { window { id revision } userErrors { code message } }
}`;
const UPDATE = `mutation ($input: UpdateMaintenanceInput!) {
  answer: updateMaintenance(input: $input) { window { id revision } userErrors { code message } }
}`;
const REVISION = `query ($id: ID!) { maintenanceWindow(id: $id) { revision } }`;

const answered = z.object({
  answer: z.object({
    window: z.object({ id: z.string(), revision: z.number() }).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
const read = z.object({ maintenanceWindow: z.object({ revision: z.number() }) });
const WRITERS = 4;

export interface Writing {
  readonly windows: readonly string[];
  /** How many changes were answered. */
  readonly done: () => number;
  /** Rejects when one is refused. */
  readonly finished: Promise<unknown>;
  /** Nothing more is sent, or sent again. */
  readonly stop: () => void;
}

/** Plans a window for each writer, then changes them so many times in all. */
export async function startWriting(client: GraphClient, token: string, changes: number): Promise<Writing> {
  let left = changes;
  let done = 0;
  let isStopped = false;

  /** The same until there is an answer. */
  async function surely(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    for (;;) {
      try {
        return await client.ask(token, query, variables);
      } catch (error) {
        if (isStopped) throw error;
        await pause(50);
      }
    }
  }

  async function change(id: string, revision: number): Promise<number> {
    const input = { clientMutationId: randomUUID(), id, revision, description: `Step ${left}` };
    const { answer } = answered.parse(await surely(UPDATE, { input }));
    if (answer.window !== null) return answer.window.revision;
    // The gateway itself may have changed it.
    if (answer.userErrors.every(({ code }) => code === 'STALE_REVISION')) {
      return await change(id, read.parse(await surely(REVISION, { id })).maintenanceWindow.revision);
    }
    throw new Error(JSON.stringify(answer.userErrors));
  }

  async function write({ id, revision }: { id: string; revision: number }): Promise<void> {
    let now = revision;
    while (left > 0 && !isStopped) {
      left -= 1;
      now = await change(id, now);
      done += 1;
    }
  }

  const windows: { id: string; revision: number }[] = [];
  for (let nth = 1; nth <= WRITERS; nth += 1) {
    const input = {
      clientMutationId: randomUUID(),
      hostIds: [`home/compute-${nth}`],
      summary: 'Swap a DIMM',
      startsAt: '2096-12-01T10:00:00Z',
      endsAt: '2096-12-01T12:00:00Z',
    };
    const { answer } = answered.parse(await surely(SCHEDULE, { input }));
    if (answer.window === null) throw new Error(JSON.stringify(answer.userErrors));
    windows.push(answer.window);
  }
  const finished = Promise.all(windows.map(write));
  return {
    windows: windows.map(({ id }) => id),
    done: () => done,
    finished,
    stop: () => {
      isStopped = true;
      // Whoever stops it does not wait for it.
      finished.catch(() => undefined);
    },
  };
}
