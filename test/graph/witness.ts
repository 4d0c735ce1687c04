/**
 * Sees what a gateway does while something is tried: to windows, in the event log and to Nova.
 */

import { z } from 'zod';

import type { Gateway } from './gateway.ts';
import { mutate, planner } from './mutations.ts';
import { until } from './until.ts';

const STREAM = `subscription { maintenanceEvents {
  ... on MaintenanceEvent { type window { id } ticket { url } }
} }`;
const eventShape = z.object({
  maintenanceEvents: z.object({
    type: z.string().nullish(),
    window: z.object({ id: z.string() }).nullish(),
    ticket: z.object({ url: z.string() }).nullish(),
  }),
});
/** Nothing of it is there for signs of life and for the snapshot. */
const eventOf = (item: unknown) => eventShape.parse(item).maintenanceEvents;
const WINDOWS = `{ maintenanceWindows(first: 500) { nodes {
  id summary description state revision updatedAt tickets { url } hosts { id status disabledReason }
} } }`;

/** What happened: events by type, writes to Nova by method and path, and `windows` when they are not what they were. */
export type Happenings = readonly string[];

/** Answers what a gateway did while `act` ran. */
export type Witness = (act: () => Promise<unknown>) => Promise<Happenings>;

/** To be called once per gateway. It needs a window of its own, on a host that nobody else uses. */
export async function createWitness(gateway: Gateway, host: string): Promise<Witness> {
  const { window } = await mutate(gateway, 'scheduleMaintenance', planner([host])());
  const watch = gateway.watch('demo-operator', STREAM);
  await watch.reaches(1);
  let marks = 0;
  let seen = watch.items.length;

  /** An event of our own comes behind all that happened before it. */
  async function eventsUntilMark(): Promise<readonly string[]> {
    marks += 1;
    const url = `https://witness.example/${String(marks)}`;
    await mutate(gateway, 'linkTicket', { windowId: window?.id, link: { url } });
    const types: string[] = [];
    for (;;) {
      const { type, ticket } = eventOf((await watch.reaches(seen + 1))[seen]);
      seen += 1;
      if (ticket?.url === url) return types;
      if (type != null) types.push(type);
    }
  }

  return async (act) => {
    await eventsUntilMark();
    const before = await gateway.ask('demo-operator', WINDOWS);
    const sent = gateway.cloud.requests.length;
    await act();
    const after = await gateway.ask('demo-operator', WINDOWS);
    const writes = gateway.cloud.requests
      .slice(sent)
      .filter(({ method, path }) => method !== 'GET' && !path.includes('/auth/'))
      .map(({ method, path }) => `${method} ${path}`);
    const events = await eventsUntilMark();
    return [...events, ...writes, ...(JSON.stringify(after) === JSON.stringify(before) ? [] : ['windows'])];
  };
}

/** Confirms a window of one host, and waits until that is carried out and told, so that nothing of it is left to happen. */
export async function confirmAndHold(gateway: Gateway, id: string): Promise<void> {
  const watch = gateway.watch('demo-operator', STREAM);
  await watch.reaches(1);
  await mutate(gateway, 'sendMaintenanceEvent', { id, event: 'confirm' });
  await until('the host to be held', () =>
    watch.items.map(eventOf).some(({ type, window }) => type === 'HOST_CHANGED' && window?.id === id),
  );
  await watch.end();
}
