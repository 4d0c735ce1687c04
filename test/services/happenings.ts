/**
 * What can happen to a window, each thing as an arbitrary of fast-check.
 */

import fc from 'fast-check';

import type { Refusal } from '../../src/domain/refusal.ts';
import { SERVER_ACTIONS, SILENCE_POLICIES } from '../../src/domain/server-action.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { CALLERS } from './life-world.ts';
import type { LifeWorld } from './life-world.ts';

/** Answers the refusals where it was somebody's wish. */
export interface Happening {
  readonly name: string;
  readonly does: (world: LifeWorld, window: MaintenanceWindow) => Promise<{ readonly refusals: readonly Refusal[] }>;
}

const TICKET = 'https://corp.atlassian.net/browse/OPS-101';
/** The way forward more often than the ways out of it. */
const FORWARD = ['confirm', 'drain', 'start', 'complete'];
const EVENTS = [...FORWARD, ...FORWARD, ...FORWARD, 'retry', 'skip', 'cancel', 'abort', 'fail', 'nonsense'];

const seldom = fc.integer({ min: 0, max: 4 }).map((number) => number === 0);
const hours = fc.option(fc.integer({ min: -2, max: 30 }), { nil: undefined });
const later = ({ now }: LifeWorld, by: number) => new Date(now().getTime() + by * 3_600_000);
const revisionOf = ({ revision }: MaintenanceWindow, stale: boolean) => (stale ? revision + 1 : revision);

const send = fc.record({ event: fc.constantFrom(...EVENTS), stale: seldom }).map(({ event, stale }): Happening => ({
  name: `send ${event}`,
  does: ({ services }, window) =>
    services.advance(CALLERS.operator, { id: window.id, event, revision: revisionOf(window, stale) }),
}));

const update = fc
  .record({
    summary: fc.constantFrom('New firmware', 'Swap a DIMM', ''),
    drain: hours,
    start: hours,
    onSilence: fc.constantFrom(...SILENCE_POLICIES),
    allowedActions: fc.uniqueArray(fc.constantFrom(...SERVER_ACTIONS), { minLength: 1 }),
  })
  .map(({ drain, start, ...words }): Happening => ({
    name: 'update',
    does: (world, { id, revision }) => {
      const drains = drain === undefined ? {} : { drainAt: later(world, drain) };
      const starts = start === undefined ? {} : { startsAt: later(world, start), endsAt: later(world, start + 2) };
      return world.services.update(CALLERS.operator, { id, revision, ...words, ...drains, ...starts });
    },
  }));

const answer = fc
  .record({
    caller: fc.constantFrom(CALLERS.operator, CALLERS.a, CALLERS.b),
    action: fc.option(fc.constantFrom(...SERVER_ACTIONS)),
    yes: fc.boolean(),
    stale: seldom,
  })
  .map(({ caller, action, yes, stale }): Happening => ({
    name: yes ? 'acknowledge' : 'decline',
    does: ({ services }, window) => {
      const about = { windowId: window.id, revision: revisionOf(window, stale) };
      return yes
        ? services.acknowledge(caller, { ...about, action })
        : services.decline(caller, { ...about, note: 'Month end.' });
    },
  }));

const link = fc.boolean().map((on): Happening => ({
  name: on ? 'link' : 'unlink',
  does: ({ services }, { id }) =>
    on
      ? services.link(CALLERS.operator, { windowId: id, link: { url: TICKET, rel: 'change', audience: 'OWNERS' } })
      : services.unlink(CALLERS.operator, { windowId: id, url: TICKET }),
}));

const reschedule = fc.constant<Happening>({
  name: 'reschedule',
  does: (world, { id, revision }) => {
    const times = { startsAt: later(world, 40), endsAt: later(world, 42) };
    return world.services.reschedule(CALLERS.operator, { id, revision, ...times });
  },
});

/** Of the world around: nobody’s wish. */
function around(name: string, change: (world: LifeWorld) => void): Happening {
  const nothing = { refusals: [] };
  return {
    name,
    does: (world) => {
      change(world);
      return Promise.resolve(nothing);
    },
  };
}

const outside = fc.oneof(
  fc.boolean().map((well) =>
    around(`moves end ${well ? 'well' : 'badly'}`, ({ nova }) => {
      nova.settle(well);
    }),
  ),
  fc.constantFrom('UP', 'DOWN').map((state) =>
    around(`the host is ${state}`, ({ nova }) => {
      nova.setHost({ state });
    }),
  ),
  fc.constant(
    around('the host is enabled', ({ nova }) => {
      nova.setHost({ status: 'ENABLED', disabledReason: null });
    }),
  ),
  fc.nat({ max: 2 }).map((nth) =>
    around('a server is booted', ({ nova }) => {
      nova.boot(nth);
    }),
  ),
  fc.nat({ max: 2 }).map((nth) =>
    around('a server is deleted', ({ nova }) => {
      nova.remove(nth);
    }),
  ),
  fc.boolean().map((yes) =>
    around('the ticket moves', ({ setTicket }) => {
      setTicket(yes);
    }),
  ),
  fc.constantFrom(1, 15, 120, 1500).map((minutes) =>
    around('time passes', ({ pass }) => {
      pass(minutes);
    }),
  ),
);

/** Something that somebody wants, or that happens. */
export const happening = fc.oneof(
  { weight: 12, arbitrary: send },
  { weight: 6, arbitrary: answer },
  { weight: 4, arbitrary: fc.oneof(update, link) },
  { weight: 12, arbitrary: outside },
  { weight: 1, arbitrary: reschedule },
);
