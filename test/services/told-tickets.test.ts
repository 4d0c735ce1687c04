/** Which events of a window leave a job for its tickets, and what the job says. */

import { beforeEach, expect, test } from '@jest/globals';

import { serverId } from '../../src/domain/ids.ts';
import type { NewMaintenanceEvent } from '../../src/domain/event.ts';
import type { Job, MaintenanceStore, MaintenanceWrites } from '../../src/domain/maintenance-store.ts';
import { createTicketSource } from '../../src/upstream/tickets/memory.ts';
import { createClaim } from '../../src/upstream/tickets/registry.ts';
import { toldToTickets } from '../../src/services/index.ts';
import { aWindow } from '../domain/samples.ts';
import { fakeTickets, HOME } from '../loaders/fakes.ts';
import { fakeStore } from '../loaders/fake-store.ts';
import { aLink, anEvent } from '../store/samples.ts';

const window = aWindow({ phase: 'DRAINING', state: 'draining' });
const links = ['https://jira.example/A-1', 'https://wiki.example/B-1', 'https://silent.example/C-1'].map((url) =>
  aLink(window.id, { url }),
);
const jobs: Job[] = [];
const followed: string[] = [];

beforeEach(() => {
  jobs.length = 0;
  followed.length = 0;
});

function store(): MaintenanceStore {
  const nothing = () => Promise.resolve();
  const source = (name: string, site: string, link: boolean) =>
    createTicketSource({
      system: fakeTickets(name, site),
      url: `https://${site}/`,
      expose: 'status',
      writeBack: link ? { link, commentOn: [], statusOn: {} } : null,
      template: null,
      budgetMs: 1,
      now: () => new Date(),
    });
  const writes: Partial<MaintenanceWrites> = {
    append: nothing,
    linksOf: () => Promise.resolve(links),
    insertLink: ({ url }) => Promise.resolve(!url.endsWith('again')),
    followTicket: ({ url, ticket }) => Promise.resolve(void followed.push(`${url} ${ticket ?? ''}`)),
    enqueue: (job) => Promise.resolve(void jobs.push(job)),
  };
  return toldToTickets({
    store: {
      ...fakeStore({ windows: [window] }),
      // What these tests call is there, and what is not would be seen.
      transaction: (work) => work(writes as MaintenanceWrites),
    },
    claimTicket: createClaim([source('jira', 'jira.example', true), source('silent', 'silent.example', false)]),
    clouds: [HOME],
  });
}
const append = (event: Partial<NewMaintenanceEvent>) =>
  store().transaction((writes) => writes.append({ ...anEvent(window.id), windowRevision: 7, ...event }));
const toA1 = { action: 'writeBack', ticket: 'jira/A-1', window: window.id, url: links[0]?.url, revision: 7 };

test('a new state is told to the tickets of systems that are written to, with the phase that it brought', async () => {
  await append({ type: 'STATE_CHANGED', changedFields: ['state', 'phase'] });
  expect(jobs).toEqual([{ ...toA1, phase: 'DRAINING' }]);
});

test('a step within a phase brings no phase', async () => {
  await append({ type: 'STATE_CHANGED', changedFields: ['state'] });
  expect(jobs).toEqual([{ ...toA1, phase: null }]);
});

test.each(['WINDOW_SCHEDULED', 'WINDOW_UPDATED'] as const)('%s is told without a phase', async (type) => {
  await append({ type, changedFields: ['summary'] });
  expect(jobs).toEqual([{ ...toA1, phase: null }]);
});

test.each([
  { type: 'WINDOW_UPDATED', server: serverId('s-1') },
  { type: 'SERVER_OUTCOME_CHANGED', server: serverId('s-1') },
  { type: 'OWNER_DECLINED' },
  { type: 'TICKET_CHANGED', ticketUrl: 'https://jira.example/A-1' },
] as const)('%j is no news to a ticket', async (event) => {
  await append(event);
  expect(jobs).toEqual([]);
});

test.each(['TICKET_LINKED', 'TICKET_UNLINKED'] as const)('%s is told to that ticket alone', async (type) => {
  await append({ type, ticketUrl: 'https://jira.example/Z-9' });
  expect(jobs).toMatchObject([{ action: 'writeBack', ticket: 'jira/Z-9' }]);
});

test('a linked ticket of any system is followed, and looked at for the first time', async () => {
  const link = (url: string) =>
    store().transaction((writes) => writes.insertLink({ ...aLink(window.id, { url }), window: window.id }));
  await link('https://silent.example/C-2');
  await link('https://wiki.example/page');
  await link('https://jira.example/A-1?again');

  expect(followed).toEqual(['https://silent.example/C-2 silent/C-2']);
  expect(jobs).toEqual([{ action: 'lookAtTicket', ticket: 'silent/C-2', url: 'https://silent.example/C-2' }]);
});
