/**
 * What goes on in the demo while somebody looks: one host is emptied and cannot be, another one waits for its work, and
 * the others are taken one after the other, for some rounds.
 *
 * Ends when it is told to, in the midst of whatever it does: its windows stand as they are.
 */

import { setTimeout as pause } from 'node:timers/promises';

import type { Plan, Verbs } from './graph.ts';

const MINUTE = 60_000;
const ROUNDS = [
  'compute-8',
  'compute-4',
  'compute-7',
  'compute-11',
  'compute-8',
  'compute-4',
  'compute-7',
  'compute-11',
];
const OWNERS = ['demo-tenant-a', 'demo-tenant-b', 'demo-tenant-c'] as const;
const WORK_MS = 25_000;
const BETWEEN_MS = 8_000;
const LOOK_MS = 1_000;

export interface RollingOptions {
  readonly verbs: Verbs;
  readonly ticket: (key: string) => string;
  readonly signal: AbortSignal;
  /** From now on the live migrations of one server on that host fail. */
  readonly breakOne: (host: string) => void;
  /** Begins with the windows that stay as they are: not where they stand already. */
  readonly standing: boolean;
}

/** Resolves when the rounds are over, and rejects with the signal's reason when it is told to end. */
export async function roll(options: RollingOptions): Promise<void> {
  const { verbs, signal } = options;
  const plan = planner(options);
  if (options.standing) {
    options.breakOne('compute-3');
    const stuck = await verbs.schedule(plan('compute-3', 'Replace memory module B3', 'OPS-104'));
    if (stuck !== null) await drain(verbs, stuck, ['demo-tenant-b', 'demo-tenant-c']);
    const empty = await verbs.schedule(plan('compute-9', 'Exchange the failed network card', 'OPS-109'));
    if (empty !== null) await drain(verbs, empty, OWNERS);
  }
  for (const [round, host] of ROUNDS.entries()) {
    const id = await verbs.schedule(plan(host, `Firmware of ${host}, rolling`, 'OPS-101'));
    if (id === null) continue;
    await pause(BETWEEN_MS, undefined, { signal });
    await drain(verbs, id, OWNERS);
    while ((await verbs.phaseOf(id)) === 'DRAINING') await pause(LOOK_MS, undefined, { signal });
    await verbs.send(id, 'start');
    await pause(WORK_MS, undefined, { signal });
    await verbs.send(id, 'complete', `Host ${String(round + 1)} of ${String(ROUNDS.length)}.`);
  }
}

const planner =
  ({ ticket }: RollingOptions) =>
  (host: string, summary: string, key: string): Plan => {
    const soon = 5 * MINUTE * Math.ceil((Date.now() + 10 * MINUTE) / (5 * MINUTE));
    return {
      hostIds: [`demo/${host}`],
      summary,
      startsAt: new Date(soon),
      endsAt: new Date(soon + 90 * MINUTE),
      tickets: [{ url: ticket(key), rel: 'change', audience: 'OWNERS' }],
    };
  };

/** Its owners agree, and its servers begin to leave. */
async function drain(
  { acknowledge, send }: Verbs,
  id: string,
  owners: readonly (typeof OWNERS)[number][],
): Promise<void> {
  for (const owner of owners) await acknowledge(owner, id, 'Any time.');
  await send(id, 'confirm');
  await send(id, 'drain');
}
