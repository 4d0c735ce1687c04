/**
 * How often somebody may be wrong: wrong passwords are counted by account and address, by account, and by address.
 *
 * Each process counts for itself and forgets at its end; Keystone's own lock is the wall behind it. Refuses to know what
 * is attempted.
 */

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { TooManyAttemptsError } from '../errors.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** Whose attempt it is. */
export interface Attempter {
  readonly account: string;
  readonly address: string;
}

export interface Attempts {
  /** Runs the attempt unless there were too many: TooManyAttemptsError. What answers null was wrong; nothing else counts. */
  readonly counted: <Result>(who: Attempter, attempt: () => Promise<Result | null>) => Promise<Result | null>;
}

/** Ten in a quarter of an hour for one account from one address; 100 in an hour for one account, and from one address. */
export function createAttempts(): Attempts {
  const limits = [
    { limiter: limiter('both', 10, 15 * MINUTE_S), keyOf: (who: Attempter) => JSON.stringify(who) },
    { limiter: limiter('account', 100, HOUR_S), keyOf: ({ account }: Attempter) => account },
    { limiter: limiter('address', 100, HOUR_S), keyOf: ({ address }: Attempter) => address },
  ];
  return {
    counted: async (who, attempt) => {
      // Counted before it is known, so that a thousand at once are not a thousand.
      for (const { limiter, keyOf } of limits) await limiter.consume(keyOf(who)).catch(refuse);
      const giveBack = () => Promise.all(limits.map(({ limiter, keyOf }) => limiter.reward(keyOf(who))));
      try {
        const result = await attempt();
        if (result !== null) await giveBack();
        return result;
      } catch (error) {
        await giveBack();
        throw error;
      }
    },
  };
}

function limiter(keyPrefix: string, points: number, duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration });
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes) throw new TooManyAttemptsError(reason.msBeforeNext);
  throw reason;
}
