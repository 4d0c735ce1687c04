/**
 * One window and everything that can happen to it: the real services on a real store in memory, beside a Nova of two
 * hosts, a ticket system and a clock that the test moves. Nothing runs by itself.
 */

import { readdir, readFile } from 'node:fs/promises';

import type { MaintenanceEvent } from '../../src/domain/event.ts';
import { projectId } from '../../src/domain/ids.ts';
import type { HostId, WindowId } from '../../src/domain/ids.ts';
import type { ActionJob } from '../../src/domain/maintenance-store.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { Caller } from '../../src/domain/viewer.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { createCarryOut, createServices, createTend } from '../../src/services/index.ts';
import type { Dependencies, Services } from '../../src/services/index.ts';
import type { Store } from '../../src/store/index.ts';
import { readWorkflows } from '../../src/workflow/read.ts';
import { aTicket } from '../domain/samples.ts';
import { HOME, NO_CALENDARS, NO_TICKETS } from '../loaders/fakes.ts';
import { createFakeNova } from './fake-nova.ts';
import type { FakeNova } from './fake-nova.ts';

const START = Date.UTC(2026, 10, 22, 12);

/** What ships, and one that goes back and forth by itself. */
const WHIMS = `name: whims
version: '1'
initial: maybe
approval: { rel: change, categories: [DONE] }
states:
  maybe:
    phase: TENTATIVE
    on: { confirm: { target: surely, guards: [nobodyDeclined] }, cancel: { target: no } }
    when: { ticketsApproved: { target: surely, guards: [noConflicts] }, hostDown: { target: emptying } }
  surely:
    phase: CONFIRMED
    on: { drain: { target: emptying, guards: [everyoneAnswered] }, cancel: { target: no } }
    when: { acknowledgeBy: { target: emptying } }
  emptying:
    phase: DRAINING
    on: { skip: { target: emptying, actions: [skipMoves] }, cancel: { target: no, actions: [enableHosts] } }
    when: { moveFailed: { target: given up, actions: [enableHosts] }, ready: { target: working } }
  working:
    phase: IN_PROGRESS
    on: { cancel: { target: no } }
    when: { endsAt: { target: done, actions: [enableHosts] } }
  done: { phase: COMPLETED }
  given up: { phase: FAILED }
  no: { phase: CANCELLED }
`;

/** Every workflow that windows of these tests follow. */
export async function readAllWorkflows(): Promise<readonly Workflow[]> {
  const folder = new URL('../../workflows/', import.meta.url);
  const names = await readdir(folder);
  const texts = await Promise.all(
    names.map(async (file) => ({ file, text: await readFile(new URL(file, folder), 'utf8') })),
  );
  const read = readWorkflows([...texts, { file: 'whims.yaml', text: WHIMS }], 'standard');
  if ('error' in read) throw read.error;
  return read.workflows;
}

const callerOf = (scope: Scope, project: string): Caller => ({
  token: project,
  viewer: {
    userId: project,
    throughService: [],
    userName: project,
    project: { id: projectId(project), name: project },
    roles: [],
    operator: scope.kind === 'operator',
    scope,
    expiresAt: new Date(8.64e15),
  },
});
const EVERYTHING: Scope = { kind: 'operator', clouds: [HOME] };
const ownerOf = (project: string) =>
  callerOf({ kind: 'project', clouds: [HOME], project: projectId(project) }, project);
export const CALLERS = {
  operator: callerOf(EVERYTHING, 'admin'),
  a: ownerOf('tenant-a'),
  b: ownerOf('tenant-b'),
} as const;

export interface LifeWorld {
  readonly services: Services;
  readonly host: HostId;
  readonly now: () => Date;
  readonly pass: (minutes: number) => void;
  readonly nova: FakeNova;
  readonly setTicket: (approved: boolean) => void;
  /** Done once, when tickets are read the next time, before they are answered. */
  readonly onTicketRead: (happen: () => Promise<unknown>) => void;
  /** One job that is waiting, or what is due; false when there is nothing. One that fails waits again. */
  readonly work: (id: WindowId) => Promise<boolean>;
  readonly window: (id: WindowId) => Promise<MaintenanceWindow>;
  readonly events: (id: WindowId) => Promise<readonly MaintenanceEvent[]>;
}

let worlds = 0;

/** A world of its own on the common store: no host of it is another's. */
export function createWorld({ maintenance }: Store, workflows: readonly Workflow[]): LifeWorld {
  worlds += 1;
  let clock = START;
  let approved = false;
  let onRead: (() => Promise<unknown>) | null = null;
  const now = () => new Date(clock);
  const nova = createFakeNova(`host-${worlds}`);
  const jobs: ActionJob[] = [];
  const cloud = {
    name: HOME,
    region: null,
    identity: 'home',
    as: () => nova.compute,
    service: nova.compute,
    news: null,
  };
  const dependencies: Dependencies = {
    clouds: [cloud],
    store: {
      ...maintenance,
      transaction: async (work) => {
        const enqueued: ActionJob[] = [];
        const result = await maintenance.transaction((writes) =>
          work({
            ...writes,
            enqueue: (job) => {
              if (!('ticket' in job)) enqueued.push(job);
              return Promise.resolve();
            },
          }),
        );
        jobs.push(...enqueued);
        return result;
      },
    },
    workflows,
    projectPolicies: [],
    movingIn: () => ({ perHost: 2, perWindow: 2, perCloud: 1000, attempts: 2, backoffMs: 60_000 }),
    ...NO_TICKETS,
    ...NO_CALENDARS,
    readTickets: async (urls) => {
      const happen = onRead;
      onRead = null;
      await happen?.();
      return urls.map((url) => aTicket(url, { statusCategory: approved ? 'DONE' : 'TODO' }));
    },
    pace: { lookMs: 600_000, farMs: 6_000_000, moveMs: 60_000 },
    now,
    newId: () => crypto.randomUUID(),
    warn: () => undefined,
  };
  const [tend, carryOut] = [createTend(dependencies), createCarryOut(dependencies)];
  const signal = new AbortController().signal;
  const run = (job: ActionJob) =>
    job.action === 'tend' ? tend(job.window, signal) : carryOut({ ...job, action: job.action }, signal);
  return {
    services: createServices(dependencies),
    host: nova.host,
    now,
    pass: (minutes) => (clock += minutes * 60_000),
    nova,
    setTicket: (to) => (approved = to),
    onTicketRead: (happen) => (onRead = happen),
    work: async (id) => {
      const due = jobs.length > 0 ? [] : await maintenance.transaction((writes) => writes.takeDue(now()));
      const next = jobs.shift() ?? (due.includes(id) ? { action: 'tend' as const, window: id } : undefined);
      if (next === undefined) return false;
      await run(next).catch((error: unknown) => {
        jobs.push(next);
        throw error;
      });
      return true;
    },
    window: async (id) => {
      const [window] = await maintenance.windowsByIds(EVERYTHING, [id]);
      if (window === undefined) throw new Error(`there is no window ${id}`);
      return window;
    },
    events: async (id) =>
      (await maintenance.historyOf(EVERYTHING, id, { first: 1000, after: null })).items.map(({ item }) => item),
  };
}
