/** Whatever Nova shows, owners say and time brings, in any order: no server is moved that is not to be moved. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { nextMove } from '../../src/domain/move.ts';
import type { Migration, MoveStep } from '../../src/domain/move.ts';
import type { HostState, HostStatus } from '../../src/domain/host.ts';
import { OWNER_ANSWERS } from '../../src/domain/server-maintenance.ts';
import type { OwnerAnswer, WindowServer } from '../../src/domain/server-maintenance.ts';
import type { Server } from '../../src/domain/server.ts';
import { SERVER_ACTIONS, SILENCE_POLICIES } from '../../src/domain/server-action.ts';
import { MOVING_PHASES, PHASES } from '../../src/domain/workflow.ts';
import type { MaintenancePhase } from '../../src/domain/workflow.ts';
import { reconciled } from '../../src/services/tend/reconcile.ts';
import type { TendSituation } from '../../src/services/tend/reconcile.ts';
import { anInstance, aRow, AWAY, aWindow, HERE, NOW, UNANSWERED, VM } from '../domain/samples.ts';
import { aHost, aTending } from './samples.ts';

const ATTEMPTS = 3;

/** Often: nothing out of the way. */
const mostly = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });

const look = fc.record({
  minutes: fc.integer({ min: 0, max: 5 }),
  phase: mostly<MaintenancePhase>('DRAINING', ...PHASES),
  datesMove: mostly(false, true),
  onSilence: fc.constantFrom(...SILENCE_POLICIES),
  asksOwners: mostly(true, false),
  instance: fc.option(
    fc.record({
      host: mostly<Server['host']>(HERE, AWAY, null),
      status: mostly('ACTIVE', 'SHUTOFF', 'VERIFY_RESIZE', 'ERROR', 'DELETED', 'SHELVED_OFFLOADED'),
      taskState: mostly<string | null>(null, 'migrating'),
      metadata: mostly<Record<string, string>>(
        {},
        ...['migrate', 'keep', 'own-action', 'nonsense'].map((word) => ({ 'maintenance:planned-temporary': word })),
      ),
    }),
    { freq: 20 },
  ),
  host: fc.record({
    status: mostly<HostStatus>('DISABLED', 'ENABLED'),
    state: mostly<HostState>('UP', 'DOWN', 'UNKNOWN'),
    forcedDown: fc.boolean(),
  }),
  answer: fc.option(
    fc.record({
      answer: mostly<OwnerAnswer>('ACKNOWLEDGED', ...OWNER_ANSWERS),
      answeredAction: fc.option(fc.constantFrom(...SERVER_ACTIONS)),
    }),
  ),
  migration: mostly<Migration['state'] | null>('FAILED', 'DONE', 'RUNNING', null),
});
type Look = typeof look extends fc.Arbitrary<infer Value> ? Value : never;

interface World {
  readonly row: WindowServer;
  readonly now: number;
  readonly datesRevision: number;
  /** Since the last fresh start. */
  readonly asked: number;
  readonly migrations: readonly Migration[];
}

function situationOf(world: World, { phase, onSilence, asksOwners, instance, host }: Look): TendSituation {
  const { datesRevision, now, migrations } = world;
  const window = aWindow({ phase, onSilence, datesRevision, revision: datesRevision });
  const tending = aTending(instance === null ? [] : [anInstance(instance)], window, [aHost(host)]);
  return { ...tending, asksOwners, now: new Date(now), looked: new Date(now), seen: { ...tending.seen, migrations } };
}

/** One look: time passes, somebody says something, Nova is read, and is asked if that is the step. */
function tend(before: World, given: Look): World {
  const { move } = before.row;
  const id = 1 + Math.max(10, ...before.migrations.map((each) => each.id));
  const state = before.row.outcome === 'MOVING' ? given.migration : null;
  const migrations =
    state === null
      ? before.migrations
      : [...before.migrations, { id, server: VM, kind: before.row.move?.kind ?? null, state, status: 'x' }];
  const datesRevision = before.datesRevision + (given.datesMove ? 1 : 0);
  const world = { ...before, now: before.now + given.minutes * 60_000, datesRevision, migrations };
  const said = given.answer === null ? {} : { ...given.answer, answeredRevision: datesRevision };
  const spoken = { ...before.row, ...said };

  const situation = situationOf(world, given);
  const row = reconciled(situation, spoken);
  expectLegal(spoken, row);
  const asked = row.move === null && move !== null ? 0 : world.asked;
  const step = stepOf(situation, row);
  if (step.do !== 'ask') return { ...world, row, asked };
  expectAllowed(situation, row, given);
  const attempt = (row.move?.attempt ?? 0) + 1;
  expect(attempt).toBeLessThanOrEqual(ATTEMPTS);
  expect(asked).toBeLessThan(ATTEMPTS);
  const lastMigration = migrations.at(-1)?.id ?? null;
  const next = { kind: step.kind, from: HERE, attempt, askedAt: situation.now, lastMigration };
  return {
    ...world,
    asked: asked + 1,
    row: { ...row, outcome: 'MOVING', outcomeDetail: null, retryAt: null, move: next },
  };
}

function stepOf(situation: TendSituation, server: WindowServer): MoveStep {
  const { seen } = situation;
  return nextMove({ ...situation, ...seen, server, seen: seen.servers.get(VM) ?? null, windowHosts: [HERE] });
}

/** Everything that must hold when Nova is asked, said once more and in other words. */
function expectAllowed({ window, now }: TendSituation, row: WindowServer, { asksOwners, instance, host }: Look): void {
  const { answer, action, answeredRevision } = row;
  expect(MOVING_PHASES).toContain(window.phase);
  expect(['LIVE_MIGRATE', 'MIGRATE']).toContain(action);
  expect(window.allowedActions).toContain(action);
  expect(row).toMatchObject({ outcome: 'PENDING', policyProblem: null, skipped: false });
  expect(instance?.host).toBe(HERE);
  const instructed = instance?.metadata['maintenance:planned-temporary'] ?? 'migrate';
  expect(instructed === 'migrate' || row.actionSource === 'OWNER').toBe(true);
  expect(host.status).toBe('DISABLED');
  expect(host.state === 'UP' || (host.state === 'DOWN' && host.forcedDown)).toBe(true);
  expect(row.retryAt === null || row.retryAt <= now).toBe(true);

  const upToDate = answeredRevision !== null && answeredRevision >= window.datesRevision;
  expect(answer === 'DECLINED' && upToDate).toBe(false);
  const consents = (answer === 'ACKNOWLEDGED' && upToDate) || (answer === 'SILENT' && window.onSilence === 'CONSENT');
  expect(!asksOwners || consents).toBe(true);
}

/** What is settled stays so, but for what Nova says of it or its owner's new word. */
function expectLegal(before: WindowServer, after: WindowServer): void {
  const cameBack = after.outcomeDetail === 'It came back.' && after.move === null ? ['PENDING'] : [];
  const legal: Partial<Record<WindowServer['outcome'], readonly string[]>> = {
    MOVED: ['MOVED', 'GONE', ...cameBack],
    AVOIDED: ['AVOIDED', 'GONE', ...cameBack],
    GONE: ['GONE', ...cameBack],
    KEPT: ['KEPT', 'GONE', 'AVOIDED', 'PENDING'],
    FAILED: ['FAILED', 'GONE', 'AVOIDED', 'KEPT'],
  };
  expect(legal[before.outcome] ?? [after.outcome]).toContain(after.outcome);
}

test('nothing is moved against a word, more often than is to be tried, or off a host that takes servers', () => {
  const start: World = { row: aRow(UNANSWERED), now: NOW.getTime(), datesRevision: 1, asked: 0, migrations: [] };
  let asked = 0;
  fc.assert(
    fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
      const end = looks.reduce(tend, start);
      asked += end.asked;
    }),
    { numRuns: 500 },
  );
  // Of moves that never were it would prove nothing.
  expect(asked).toBeGreaterThan(100);
});
