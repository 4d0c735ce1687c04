/**
 * What has happened in the demo before anybody looked: windows of the last two days, and what is planned for the next
 * weeks. Told to a gateway whose clock stands at those times.
 *
 * Leaves compute-1 alone, so that there is a host to try things on.
 */

import type { Verbs } from './graph.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Nobody plans to the second. */
const QUARTER = 15 * MINUTE;

/** What the past needs. */
export interface PastOptions {
  readonly verbs: Verbs;
  /** The present. */
  readonly now: number;
  /** Sets the gateway's clock so far behind the present. */
  readonly setBehind: (ms: number) => void;
  /** A ticket's page. */
  readonly ticket: (key: string) => string;
  /** Hosts, by name, of the servers of a project that should not be down together. */
  readonly apart: readonly string[];
}

/** Done once the clock is back in the present. */
export async function tellPast(options: PastOptions): Promise<void> {
  const { now, setBehind } = options;
  const at = (ms: number) => new Date(QUARTER * Math.round((now + ms) / QUARTER));
  const change = (key: string, audience = 'OWNERS') => ({ url: options.ticket(key), rel: 'change', audience });
  try {
    await ended(options, at, change);
    await ahead(options, at, change);
  } finally {
    setBehind(0);
  }
}

type At = (ms: number) => Date;
type Change = (key: string, audience?: string) => { url: string; rel: string; audience: string };

async function ended({ verbs, setBehind }: PastOptions, at: At, change: Change): Promise<void> {
  const { schedule, send, acknowledge, reschedule } = verbs;
  const inPlace = { workflow: 'in-place' };

  setBehind(50 * HOUR);
  const firmware = await schedule({
    ...inPlace,
    hostIds: ['demo/compute-2'],
    summary: 'BMC firmware, rack 12',
    startsAt: at(-48 * HOUR),
    endsAt: at(-46 * HOUR),
    tickets: [change('OPS-110')],
  });
  const card = await schedule({
    ...inPlace,
    hostIds: ['demo/compute-9'],
    summary: 'Network card firmware',
    description: 'Servers on the host lose their network for a minute while the card restarts.',
    startsAt: at(-30 * HOUR),
    endsAt: at(-28 * HOUR),
    tickets: [change('OPS-109', 'OPERATORS')],
  });
  const decommission = await schedule({
    hostIds: ['demo/compute-6'],
    summary: 'Decommission compute-6 at end of lease',
    kind: 'PERMANENT',
    startsAt: at(2 * DAY),
    endsAt: null,
    tickets: [change('OPS-105')],
  });
  const filters = await schedule({
    hostIds: ['demo/compute-4'],
    summary: 'Clean air filters, cold aisle 3',
    startsAt: at(DAY),
    endsAt: at(DAY + 2 * HOUR),
    tickets: [change('OPS-109', 'OPERATORS')],
  });
  if (firmware !== null) {
    await send(firmware, 'confirm');
    setBehind(47.9 * HOUR);
    await send(firmware, 'start');
    setBehind(46.6 * HOUR);
    await send(firmware, 'complete', 'Done early; both power supplies were checked too.');
  }
  setBehind(40 * HOUR);
  const drive = await schedule({
    ...inPlace,
    hostIds: ['demo/compute-3'],
    summary: 'Replace failing NVMe drive',
    startsAt: at(-26 * HOUR),
    endsAt: at(-23 * HOUR),
    tickets: [change('OPS-103')],
  });
  if (filters !== null) await send(filters, 'cancel', 'The contractor has moved it to spring.');
  if (decommission !== null) await reschedule(decommission, at(6 * DAY), 'The lease runs a few days longer.');
  if (card !== null) {
    setBehind(31 * HOUR);
    await send(card, 'confirm');
    setBehind(30 * HOUR);
    await send(card, 'start');
    setBehind(27.2 * HOUR);
    await send(card, 'fail', 'The card did not come back with the new firmware; a spare is on its way.');
  }
  if (drive !== null) {
    await acknowledge('demo-tenant-b', drive);
    await send(drive, 'confirm');
    setBehind(25.8 * HOUR);
    await send(drive, 'start');
    setBehind(22.7 * HOUR);
    await send(drive, 'complete');
  }
}

async function ahead({ verbs, setBehind, apart }: PastOptions, at: At, change: Change): Promise<void> {
  const { schedule, send, acknowledge, decline } = verbs;

  setBehind(20 * HOUR);
  const reboot = await schedule({
    hostIds: ['demo/compute-7', 'demo/compute-4'],
    summary: 'Top-of-rack switch reboot',
    description: 'Both hosts lose their network for some ten minutes. Servers are moved off beforehand.',
    acknowledgeBy: at(DAY),
    startsAt: at(2 * DAY + 4 * HOUR),
    endsAt: at(2 * DAY + 5.5 * HOUR),
    tickets: [change('OPS-108')],
  });
  const feed = await schedule({
    hostIds: ['demo/compute-2', 'demo/compute-11'],
    summary: 'Move power feed of row B to the new UPS',
    acknowledgeBy: at(2.5 * DAY),
    startsAt: at(3.5 * DAY),
    endsAt: at(3.5 * DAY + 4 * HOUR),
    tickets: [change('OPS-106')],
  });
  const nested = await schedule({
    hostIds: ['demo/compute-12'],
    summary: 'Enable nested virtualisation & huge pages',
    acknowledgeBy: at(6 * HOUR),
    drainAt: at(10 * HOUR),
    startsAt: at(22 * HOUR),
    endsAt: at(25 * HOUR),
    tickets: [change('OPS-111')],
  });
  await schedule({
    hostIds: apart.map((name) => `demo/${name}`),
    summary: 'Hypervisor upgrade, first wave',
    acknowledgeBy: at(4 * DAY),
    startsAt: at(4.6 * DAY + 8 * HOUR),
    endsAt: at(4.6 * DAY + 14 * HOUR),
    tickets: [change('OPS-101')],
  });
  await schedule({
    hostIds: ['demo/compute-8', 'demo/compute-9', 'demo/compute-10'],
    summary: 'Hypervisor upgrade, second wave',
    startsAt: at(16 * DAY),
    endsAt: at(16 * DAY + 6 * HOUR),
    tickets: [change('OPS-101')],
  });
  const kernel = await schedule({
    workflow: 'in-place',
    hostIds: ['demo/compute-10'],
    summary: 'Kernel security update',
    description: 'Servers stay where they are and are paused for some seconds.',
    startsAt: at(-70 * MINUTE),
    endsAt: at(110 * MINUTE),
    tickets: [change('OPS-102')],
  });
  setBehind(12 * HOUR);
  if (reboot !== null)
    await acknowledge('demo-tenant-b', reboot, 'Fine, we fail over by ourselves.', 'https://change.example/CHG-2201');
  if (feed !== null) await decline('demo-tenant-b', feed, 'Month end closes on that day.');
  if (nested !== null) {
    await acknowledge('demo-tenant-a', nested);
    await send(nested, 'confirm');
  }
  if (kernel !== null) {
    setBehind(75 * MINUTE);
    await send(kernel, 'confirm');
    setBehind(62 * MINUTE);
    await send(kernel, 'start');
  }
}
