/** Windows that should not both stand. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { conflictsBetween, overlaps } from '../../src/domain/conflict.ts';
import type { ServerGroup, Touching } from '../../src/domain/conflict.ts';
import { serverId, windowId } from '../../src/domain/ids.ts';
import type { MaintenanceWindow } from '../../src/domain/window.ts';
import { at, aWindow, HERE, NOW } from './samples.ts';

type Given = Partial<MaintenanceWindow>;

/** A window from one hour to another, touching these servers. */
function touching(id: string, from: number, to: number, servers: readonly string[], given: Given = {}): Touching {
  const window = aWindow({
    id: windowId(id),
    phase: 'CONFIRMED',
    drainAt: null,
    startsAt: at(from),
    endsAt: at(to),
    ...given,
  });
  return { window, hosts: [`home/host-of-${id}`], servers: servers.map(serverId) };
}

function group(policy: string, ...members: readonly string[]): ServerGroup {
  return { id: 'group-1', name: 'database', policy, members: members.map(serverId) };
}

const ABC = group('anti-affinity', 'a', 'b', 'c');
const windowsOf = (own: Touching, others: readonly Touching[], groups: readonly ServerGroup[]) =>
  conflictsBetween(own, others, groups, NOW).map(({ window }) => window);

describe('two windows are at the same time', () => {
  const span = (from: number, to: number | null, given: Given = {}) =>
    aWindow({ phase: 'CONFIRMED', drainAt: null, startsAt: at(from), endsAt: to === null ? null : at(to), ...given });

  test.each([
    ['when one begins before the other ends', span(1, 3), span(2, 4), true],
    ['not when one begins as the other ends', span(1, 2), span(2, 3), false],
    ['from when one is drained on', span(1, 2), span(3, 4, { drainAt: at(1.5) }), true],
    ['for ever after one without an end', span(1, null), span(900, 901), true],
    ['when one has overrun, until it is ended', span(-3, -2), span(-1, 1), true],
    ['not when one that overran has ended', span(-3, -2, { phase: 'COMPLETED' }), span(-1, 1), false],
    ['not when it overran before the other begins', span(-3, -2), span(1, 2), false],
  ])('%s', (_when, a, b, together) => {
    expect([overlaps(a, b, NOW), overlaps(b, a, NOW)]).toEqual([together, together]);
  });
});

describe('one host twice', () => {
  const own = { ...touching('own', 1, 3, []), hosts: [HERE] };

  test('at the same time is a conflict, named with the other window', () => {
    const other = { ...touching('other', 2, 4, []), hosts: [HERE, 'home/compute-9'] };
    expect(conflictsBetween(own, [other], [], NOW)).toEqual([
      {
        kind: 'SAME_HOST',
        detail: 'home/compute-1 is in window other at that time too.',
        window: 'other',
        servers: [],
      },
    ]);
  });

  test.each([
    ['at another time', touching('other', 3, 4, [])],
    ['with one that has ended', touching('other', 2, 4, [], { phase: 'CANCELLED' })],
    ['with itself', touching('own', 1, 3, [])],
  ])('%s is none', (_which, other) => {
    expect(conflictsBetween(own, [{ ...other, hosts: [HERE] }], [], NOW)).toEqual([]);
  });
});

describe('an anti-affinity group', () => {
  test.each(['anti-affinity', 'soft-anti-affinity'])('all of whose members are in one window (%s)', (policy) => {
    expect(conflictsBetween(touching('own', 1, 2, ['a', 'b', 'x']), [], [group(policy, 'a', 'b')], NOW)).toEqual([
      {
        kind: 'SERVER_GROUP',
        detail: 'All 2 members of server group database are in maintenance at once.',
        window: null,
        servers: ['a', 'b'],
      },
    ]);
  });

  test('all of whose members are in windows of one time', () => {
    const others = [touching('two', 2, 4, ['b']), touching('three', 2.5, 3.5, ['c']), touching('none', 1, 9, ['x'])];
    expect(windowsOf(touching('own', 1, 3, ['a']), others, [ABC])).toEqual(['two', 'three']);
  });

  test.each([
    ['one member is in no window', [touching('two', 1, 4, ['b'])], ABC],
    ['one member is in a window of another time', [touching('two', 1, 4, ['b']), touching('three', 3, 4, ['c'])], ABC],
    ['never are all away at one instant', [touching('two', 1, 2, ['b']), touching('three', 2, 3, ['c'])], ABC],
    ['the others are none of this window', [touching('two', 1, 3, ['x', 'y'])], group('anti-affinity', 'x', 'y')],
    ['they are to be together', [touching('two', 1, 3, ['b', 'c'])], group('affinity', 'a', 'b', 'c')],
    ['it is alone in it', [], group('anti-affinity', 'a')],
    ['the other has ended', [touching('two', 1, 3, ['b', 'c'], { phase: 'SUPERSEDED' })], ABC],
  ] as const)('is in no conflict where %s', (_which, others, named) => {
    expect(windowsOf(touching('own', 1, 3, ['a']), others, [named])).toEqual([]);
  });

  test('is in conflict just when there is an hour at which each member is in maintenance', () => {
    const window = fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 4 }), fc.subarray(['a', 'b', 'c']));
    fc.assert(
      fc.property(window, fc.array(window, { maxLength: 5 }), ([from, length, servers], rest) => {
        const own = touching('own', from, from + length, servers);
        const others = rest.map((each, index) => touching(`w${index}`, each[0], each[0] + each[1], each[2]));
        const away = (hour: number) =>
          [[from, length, servers] as const, ...rest]
            .filter(([start, long]) => start <= hour && hour < start + long)
            .flatMap(([, , members]) => members);
        const hours = Array.from({ length }, (_, index) => from + index);
        const full = servers.length > 0 && hours.some((hour) => new Set(away(hour)).size === 3);

        expect(windowsOf(own, others, [ABC]).length > 0).toBe(full);
      }),
    );
  });
});
