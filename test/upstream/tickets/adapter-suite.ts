/**
 * What every ticket adapter does, as facts: run for each against a simulated, a recorded or a real system.
 *
 * Knows no system: all that differs is in its World. A verb that a system lacks is not tried, but it must be absent.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TicketKey } from '../../../src/domain/ids.ts';
import type { TicketSystem, TicketWrites } from '../../../src/domain/ticket-system.ts';
import { describeDeliveries } from './suite/deliveries.ts';
import type { DeliveryWorld } from './suite/deliveries.ts';
import { describeReading } from './suite/reading.ts';
import { describeTrouble } from './suite/trouble.ts';
import { describeWrites } from './suite/writes.ts';

export type Verb = keyof TicketWrites | 'readDelivery';

/** What another program than ours says of the system. */
export interface Outside {
  /** Texts of the ticket's comments, in plain text as far as possible. */
  readonly comments?: (key: TicketKey) => Promise<readonly string[]>;
  /** The ticket's links to elsewhere. Left out of one: the system has no place for it. */
  readonly links?: (key: TicketKey) => Promise<readonly OutsideLink[]>;
  readonly status?: (key: TicketKey) => Promise<string>;
  /** Somebody else changes the status. */
  readonly setStatus?: (key: TicketKey, status: string) => Promise<void>;
  /** How many tickets carry this marker. */
  readonly countMarked?: (marker: string) => Promise<number>;
}

export interface OutsideLink {
  readonly url: string;
  readonly title?: string;
  readonly summary?: string;
  readonly resolved?: boolean;
}

/** One system with what the suite needs of it. */
export interface World {
  readonly system: TicketSystem;
  /** The same adapter with the same credentials, talking to this address. Closed by the suite. */
  readonly connect: (baseUrl: string, timeoutMs: number) => TicketSystem;
  /** At least three that can be read, in their canonical spelling; the first one is written to. */
  readonly existing: readonly [TicketKey, TicketKey, TicketKey, ...TicketKey[]];
  /** A well-formed key of no ticket. */
  readonly missing: TicketKey;
  /** A ticket that is there and not for our account, and the code it answers with. Left out where it cannot be arranged. */
  readonly invisible?: { readonly key: TicketKey; readonly code: 'TICKET_NOT_FOUND' | 'TICKET_FORBIDDEN' };
  /** Texts that are no key here. */
  readonly nonsense: readonly string[];
  /** The first existing key as somebody else might write it, e.g. in lower case. */
  readonly otherSpelling?: string;
  /** 250 existing keys, and the requests that reading them costs, counted by somebody other than the adapter. */
  readonly many?: {
    readonly keys: readonly TicketKey[];
    readonly requests: number;
    /** Since the start. */
    readonly count: () => number;
  };
  /** Statuses of the first existing ticket by name; it is in neither at the start. */
  readonly statuses?: { readonly reachable: string; readonly unreachable: string };
  readonly outside: Outside;
  readonly deliveries?: DeliveryWorld;
  readonly close: () => Promise<void>;
}

/** All verbs there are, in the order in which `verbs` of a system are told. */
export const VERBS: readonly Verb[] = ['linkBack', 'comment', 'setStatus', 'create', 'readDelivery'];

/** `verbs`: exactly what the system that `start` gives can do beside reading. */
export function describeTicketSystem(name: string, verbs: readonly Verb[], start: () => Promise<World>): void {
  describe(name, () => {
    let opened: World | null = null;
    const world = (): World => {
      if (opened === null) throw new Error('the world has not started');
      return opened;
    };

    beforeAll(async () => {
      opened = await start();
    });
    afterAll(async () => {
      await opened?.system.close();
      await opened?.close();
    });

    test('can do what it says, and nothing else', () => {
      expect(VERBS.filter((verb) => world().system[verb] !== undefined)).toEqual(
        VERBS.filter((v) => verbs.includes(v)),
      );
    });

    describeReading(world);
    describeTrouble(world);
    describeWrites(verbs, world);
    if (verbs.includes('readDelivery')) describeDeliveries(world);
  });
}
