/**
 * Webhook deliveries: believed only when they are signed, recent and whole.
 */

import { describe, expect, test } from '@jest/globals';
import type { TicketKey } from '../../../../src/domain/ids.ts';
import type { Delivery, TicketSystem } from '../../../../src/domain/ticket-system.ts';
import type { World } from '../adapter-suite.ts';

/** What the system's own webhooks look like. */
export interface DeliveryWorld {
  /** An authentic delivery as the system makes it when these tickets change, signed with the secret of `World.system`. */
  readonly made: (keys: readonly TicketKey[], id: string, at: Date) => Delivery;
  /** The same adapter with this webhook secret; null: with none. */
  readonly withSecret: (secret: string | null) => TicketSystem;
  /** Tickets of one delivery, at most. */
  readonly most: number;
  /** Whether a delivery tells its time; when it does not, an old one cannot be told from a new one. */
  readonly timed: boolean;
}

const NOW = new Date('2026-12-01T08:00:00Z');
const HOURS = 3_600_000;

export function describeDeliveries(world: () => World): void {
  const of = (): { made: () => Delivery; keys: readonly TicketKey[]; deliveries: DeliveryWorld } => {
    const { deliveries, existing } = world();
    if (deliveries === undefined) throw new Error('readDelivery is said to be there: give the world deliveries');
    const keys = existing.slice(0, deliveries.most);
    return { keys, deliveries, made: () => ({ ...deliveries.made(keys, 'one', NOW), receivedAt: NOW }) };
  };
  const read = (delivery: Delivery) => world().system.readDelivery?.(delivery);

  describe('a delivery', () => {
    test('says which tickets to look at, and has the same id when it comes again', () => {
      const { made, keys, deliveries } = of();

      const hint = read(made());

      expect(hint?.keys).toEqual(keys);
      expect(read(made())?.id).toBe(hint?.id);
      expect(read({ ...deliveries.made(keys, 'two', NOW), receivedAt: NOW })?.id).not.toBe(hint?.id);
    });

    test('whose signature is missing or of something else is nobody’s', () => {
      const { made } = of();
      const { headers, body } = made();

      expect(read({ headers: {}, body, receivedAt: NOW })).toBeNull();
      for (const [name, value] of Object.entries(headers)) {
        if (!/signature|token/u.test(name)) continue;
        const forged = value?.replace(/.$/u, (last) => (last === '0' ? '1' : '0'));
        expect(read({ headers: { ...headers, [name]: forged }, body, receivedAt: NOW })).toBeNull();
      }
    });

    test('that was changed on its way, or is signed with another secret, is nobody’s', () => {
      const { made, deliveries } = of();
      const { headers, body } = made();
      const other = deliveries.withSecret('another secret of some length');

      if (Object.keys(headers).some((name) => name.includes('signature'))) {
        expect(read({ headers, body: Buffer.concat([body, Buffer.from(' ')]), receivedAt: NOW })).toBeNull();
      }
      expect(other.readDelivery?.(made())).toBeNull();
    });

    test('is not read at all without a secret, and never believed with an empty one', () => {
      const { made, deliveries } = of();

      expect(deliveries.withSecret(null).readDelivery).toBeUndefined();
      expect(deliveries.withSecret('').readDelivery?.(made()) ?? null).toBeNull();
    });

    test('that is old is a replay', () => {
      const { made, deliveries } = of();

      if (!deliveries.timed) return;
      expect(read({ ...made(), receivedAt: new Date(NOW.getTime() + 3 * HOURS) })).toBeNull();
    });

    test('that is no document is nobody’s', () => {
      const { headers } = of().made();

      expect(read({ headers, body: Buffer.from('{'), receivedAt: NOW })).toBeNull();
    });
  });
}
