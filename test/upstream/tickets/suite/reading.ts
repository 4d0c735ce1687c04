/**
 * Reading many tickets: each place has its own answer.
 */

import { describe, expect, test } from '@jest/globals';
import { ticketKey } from '../../../../src/domain/ids.ts';
import type { TicketReading } from '../../../../src/domain/ticket-system.ts';
import type { World } from '../adapter-suite.ts';

/** The key or the problem's code of each place. */
export function brief(readings: readonly TicketReading[]): string[] {
  return readings.map((reading) => ('facts' in reading ? reading.facts.key : reading.problem.code));
}

export function describeReading(world: () => World): void {
  describe('reading', () => {
    test('an address is read from its key, and the key from the address', () => {
      const { system, existing } = world();

      for (const key of existing.slice(0, 3)) expect(system.keyOf(new URL(system.urlOf(key)))).toBe(key);
      expect(system.keyOf(new URL('https://elsewhere.example/browse/OPS-1'))).toBeNull();
    });

    test('answers in the order of the question, as often as it was asked', async () => {
      const { system, existing } = world();
      const [one, two, three] = existing;
      const asked = [three, one, two, one, three];

      const readings = await system.fetchMany(asked);

      expect(brief(readings)).toEqual(asked);
      for (const reading of readings) {
        expect(reading).toMatchObject({ facts: { summary: expect.any(String), status: expect.any(String) } });
      }
    });

    test('takes a key as people write it', async () => {
      const { system, existing, otherSpelling } = world();

      if (otherSpelling === undefined) return;
      const readings = await system.fetchMany([existing[1], ticketKey(otherSpelling), existing[0]]);
      expect(brief(readings)).toEqual([existing[1], existing[0], existing[0]]);
    });

    test('nothing asked is nothing answered', async () => {
      expect(await world().system.fetchMany([])).toEqual([]);
    });

    test('missing, invisible and nonsensical ones have each their code and harm no other', async () => {
      const { system, existing, missing, invisible, nonsense } = world();
      const [one, two] = existing;
      const hidden = invisible === undefined ? [] : [invisible.key];
      const asked = [one, missing, ...nonsense.map(ticketKey), ...hidden, two];

      const readings = await system.fetchMany(asked);

      expect(brief(readings)).toEqual([
        one,
        'TICKET_NOT_FOUND',
        ...nonsense.map(() => 'TICKET_KEY_INVALID'),
        ...(invisible === undefined ? [] : [invisible.code]),
        two,
      ]);
    });

    test('250 keys cost what the system’s own limit makes them cost', async () => {
      const { system, many } = world();

      if (many === undefined) return;
      const asked = many.keys.toReversed();
      const before = many.count();
      expect(brief(await system.fetchMany(asked))).toEqual(asked);
      expect([asked.length, many.count() - before]).toEqual([250, many.requests]);
    });
  });
}
