import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
}, 180_000);

afterAll(() => gateway.close());

function hostNow(name: string) {
  const host = gateway.cloud.hosts().find((each) => each.name === name);
  if (host === undefined) throw new Error(`there is no ${name}`);
  return { disabled: host.disabled, reason: host.disabledReason };
}

/** Follows what the log tells of a window's host; answers how to wait for a word of it. */
async function hostEvents(windowId: string): Promise<(note: string) => Promise<void>> {
  const filter = `{ windowIds: ["${windowId}"], types: [HOST_CHANGED] }`;
  const query = `subscription { maintenanceEvents(filter: ${filter}) { __typename ... on MaintenanceEvent { note } } }`;
  const watch = gateway.watch('demo-operator', query);
  await watch.reaches(1);
  return (note) => until(`an event saying: ${note}`, () => JSON.stringify(watch.items).includes(note));
}

async function writesTo(name: string, act: () => Promise<void>): Promise<number> {
  const { serviceId } = gateway.cloud.hosts().find((each) => each.name === name) ?? { serviceId: '' };
  gateway.cloud.resetRequests();
  await act();
  return gateway.cloud.count({ method: 'PUT', path: new RegExp(serviceId, 'u') });
}

test('a host that somebody else disabled is neither overwritten nor enabled', async () => {
  gateway.cloud.changeHost('compute-1', { disabled: true, disabledReason: 'ask Ann' });

  const writes = await writesTo('compute-1', async () => {
    const id = await scheduleWindow(gateway, { hostIds: ['home/compute-1'] });
    const told = await hostEvents(id);
    await send(gateway, id, 'confirm');
    await told('is left as it is');
    await send(gateway, id, 'cancel');
    await told('stays disabled');
  });

  expect(writes).toBe(0);
  expect(hostNow('compute-1')).toEqual({ disabled: true, reason: 'ask Ann' });
  gateway.cloud.changeHost('compute-1', { disabled: false, disabledReason: null });
});

test('a host whose reason somebody changed since stays disabled', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-1'] });
  const told = await hostEvents(id);
  await send(gateway, id, 'confirm');
  await told('Disabled.');
  gateway.cloud.changeHost('compute-1', { disabled: true, disabledReason: 'the disk is gone too' });

  await send(gateway, id, 'cancel');
  await told('stays disabled');

  expect(hostNow('compute-1')).toEqual({ disabled: true, reason: 'the disk is gone too' });
  gateway.cloud.changeHost('compute-1', { disabled: false, disabledReason: null });
});

test('a host that somebody enabled in the middle is not disabled again by a new link', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-1'] });
  const told = await hostEvents(id);
  await send(gateway, id, 'confirm');
  await told('Disabled.');
  gateway.cloud.changeHost('compute-1', { disabled: false, disabledReason: null });

  await link(id, 'https://wiki.example/runbook');
  await told('It was enabled by somebody else, and is left as it is.');

  expect(hostNow('compute-1')).toEqual({ disabled: false, reason: null });
  await send(gateway, id, 'cancel');
});

test('a ticket that is linked or taken off later shows in the reason of a host that the window holds', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-2'] });
  await send(gateway, id, 'confirm');
  await until('the reason', () => hostNow('compute-2').reason === `Swap a DIMM [slipway:${id}]`);

  await link(id, 'https://wiki.example/runbook');
  await until(
    'the URL',
    () => hostNow('compute-2').reason === `Swap a DIMM https://wiki.example/runbook [slipway:${id}]`,
  );
  await gateway.ask(
    'demo-operator',
    `mutation { unlinkTicket(input: { windowId: "${id}", url: "https://wiki.example/runbook" }) { userErrors { code } } }`,
  );
  await until('it to be gone', () => hostNow('compute-2').reason === `Swap a DIMM [slipway:${id}]`);

  await send(gateway, id, 'cancel');
  await until('the host to be enabled', () => !hostNow('compute-2').disabled);
});

test('a host passes from one window to the next without being enabled in between', async () => {
  const first = await scheduleWindow(gateway, { hostIds: ['home/compute-3'], workflow: 'in-place' });
  await send(gateway, first, 'confirm');
  await until('the first to hold it', () => hostNow('compute-3').reason?.includes(first) === true);
  const next = { hostIds: ['home/compute-3'], startsAt: '2096-12-01T12:00:00Z', endsAt: '2096-12-01T14:00:00Z' };
  const second = await scheduleWindow(gateway, next);
  const told = await hostEvents(second);
  await send(gateway, second, 'confirm');
  await told('is left as it is');

  const writes = await writesTo('compute-3', async () => {
    await send(gateway, first, 'start');
    await send(gateway, first, 'complete');
    await until('the second to hold it', () => hostNow('compute-3').reason?.includes(second) === true);
  });

  expect(writes).toBe(1);
  expect(hostNow('compute-3').disabled).toBe(true);
  await send(gateway, second, 'cancel');
  await until('the host to be enabled', () => !hostNow('compute-3').disabled);
});

test('a host that goes for good stays disabled when its window is completed', async () => {
  const id = await scheduleWindow(gateway, {
    hostIds: ['home/compute-4'],
    workflow: 'in-place',
    kind: 'PERMANENT',
    endsAt: null,
  });
  const told = await hostEvents(id);
  await send(gateway, id, 'confirm');
  await told('Disabled.');
  await send(gateway, id, 'start');
  await send(gateway, id, 'complete');
  await told('It goes for good');

  expect(hostNow('compute-4')).toEqual({ disabled: true, reason: `Swap a DIMM [slipway:${id}]` });
});

test('Nova is told again when it failed, and hears it once', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-6'] });
  gateway.cloud.fail('/compute/v2.1/os-services/', { status: 503, body: {} }, { method: 'PUT', times: 1 });

  const writes = await writesTo('compute-6', async () => {
    await send(gateway, id, 'confirm');
    await until('the host to be disabled', () => hostNow('compute-6').disabled, 30_000);
  });

  expect(writes).toBe(2);
  expect(hostNow('compute-6').reason).toContain(id);
}, 180_000);

test('a reason that could not be rewritten at once is still ours', async () => {
  const id = await scheduleWindow(gateway, { hostIds: ['home/compute-5'] });
  gateway.cloud.changeHost('compute-5', { disabled: false, disabledReason: null });
  await send(gateway, id, 'confirm');
  await until('the host to be disabled', () => hostNow('compute-5').disabled);
  gateway.cloud.fail('/compute/v2.1/os-services/', { status: 503, body: {} }, { method: 'PUT', times: 1 });

  await link(id, 'https://wiki.example/runbook');
  await until('the URL', () => hostNow('compute-5').reason?.includes('https://wiki.example/runbook') === true, 30_000);
  await send(gateway, id, 'cancel');

  await until('the host to be enabled', () => !hostNow('compute-5').disabled);
}, 180_000);

test('a host that could not be handed over at once is handed over later, and never enabled in between', async () => {
  const hostIds = ['home/compute-1'];
  const first = await scheduleWindow(gateway, { hostIds });
  await send(gateway, first, 'confirm');
  await until('the first to hold it', () => hostNow('compute-1').reason?.includes(first) === true);
  const later = { startsAt: '2096-12-01T12:00:00Z', endsAt: '2096-12-01T14:00:00Z' };
  const second = await scheduleWindow(gateway, { hostIds, ...later });
  const told = await hostEvents(second);
  await send(gateway, second, 'confirm');
  await told('is left as it is');
  gateway.cloud.fail('/compute/v2.1/os-services/', { status: 503, body: {} }, { method: 'PUT', times: 1 });

  await send(gateway, first, 'cancel');
  let wasEnabled = false;
  await until(
    'the second to hold it',
    () => {
      wasEnabled ||= !hostNow('compute-1').disabled;
      return hostNow('compute-1').reason?.includes(second) === true;
    },
    30_000,
  );

  expect(wasEnabled).toBe(false);
  await send(gateway, second, 'cancel');
  await until('the host to be enabled', () => !hostNow('compute-1').disabled);
}, 180_000);

test('a host that setHostStatus disabled is still ours after Nova failed to take a new reason', async () => {
  const set = (input: Readonly<Record<string, unknown>>) =>
    gateway.run(
      'demo-operator',
      'mutation ($input: SetHostStatusInput!) { setHostStatus(input: $input) { host { status } userErrors { code } } }',
      { input: { hostId: 'home/compute-2', ...input } },
    );
  await set({ status: 'DISABLED', reason: 'a fan is loud' });
  gateway.cloud.fail('/compute/v2.1/os-services/', { status: 503, body: {} }, { method: 'PUT', times: 1 });
  expect((await set({ status: 'DISABLED', reason: 'two fans are loud' })).errors).toHaveLength(1);

  const { data } = await set({ status: 'ENABLED' });

  expect(data).toEqual({ setHostStatus: { host: { status: 'ENABLED' }, userErrors: [] } });
  expect(hostNow('compute-2')).toEqual({ disabled: false, reason: null });
});

async function link(windowId: string, url: string): Promise<void> {
  const input = { windowId, link: { url } };
  await gateway.ask(
    'demo-operator',
    'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }',
    { input },
  );
}
