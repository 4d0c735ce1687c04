/**
 * Tokens of callers that stay: each is looked at again now and then, and when it is over, whoever came with it is told.
 *
 * One clock for all, and one question for each token, however many came with it. Refuses to know connections, and how a
 * token is asked about (access/).
 */

import { isDeepStrictEqual } from 'node:util';

import type { Caller } from '../domain/viewer.ts';
import { UnauthenticatedError } from '../errors.ts';
import type { Authenticate } from './admission.ts';
import { atInstant } from './expiry.ts';

/** So many tokens are asked about at once. */
const AT_ONCE = 4;

export interface TokenWatchOptions {
  /** Asks whoever knows, whatever is remembered. Throws UnauthenticatedError for a token that is not valid any more. */
  readonly recheck: Authenticate;
  /** Each token is asked about once in so long. */
  readonly everyMs: () => number;
  /** A caller may see or do something else than before. */
  readonly onChanged: () => void;
}

/** One who stays. */
export interface Followed {
  /** As it was known when it was last asked about. */
  readonly caller: () => Caller;
  /** The same caller, as somebody else has just been told of it. */
  readonly update: (caller: Caller) => void;
  /** Asks now. False: it is over, and everybody was told. True too while nobody can say. */
  readonly isStillValid: () => Promise<boolean>;
  readonly stop: () => void;
}

export interface TokenWatch {
  /** Calls `over` once, when the token has expired or is not valid any more. */
  readonly follow: (caller: Caller, over: () => void) => Followed;
  /** Asks about every token now: what callers may do can have changed. */
  readonly recheckAll: () => Promise<void>;
  readonly close: () => void;
}

interface Entry {
  caller: Caller;
  readonly followers: Set<() => void>;
  readonly cancelExpiry: () => void;
}

export function createTokenWatch({ recheck, everyMs, onChanged }: TokenWatchOptions): TokenWatch {
  const entries = new Map<string, Entry>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const end = (token: string, entry: Entry) => {
    if (entries.get(token) === entry) entries.delete(token);
    entry.cancelExpiry();
    const followers = [...entry.followers];
    entry.followers.clear();
    for (const over of followers) over();
  };
  const update = (entry: Entry, caller: Caller) => {
    if (isDeepStrictEqual(caller.viewer, entry.caller.viewer)) return;
    entry.caller = caller;
    onChanged();
  };
  const ask = async (token: string, entry: Entry): Promise<boolean> => {
    try {
      update(entry, await recheck(token));
      return true;
    } catch (failure) {
      // When nobody can say, it stays as it is: access/ has told the log.
      if (!(failure instanceof UnauthenticatedError)) return true;
      end(token, entry);
      return false;
    }
  };
  const recheckAll = async (): Promise<void> => {
    const left = [...entries].values();
    const askInTurn = async () => {
      for (const [token, entry] of left) await ask(token, entry);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askInTurn));
  };
  const tick = () => {
    if (closed) return;
    timer = setTimeout(() => {
      recheckAll()
        .catch(() => null)
        .finally(tick);
    }, everyMs()).unref();
  };
  const begin = (caller: Caller): Entry => {
    const entry: Entry = {
      caller,
      followers: new Set(),
      cancelExpiry: atInstant(caller.viewer.expiresAt, () => {
        end(caller.token, entry);
      }),
    };
    entries.set(caller.token, entry);
    return entry;
  };
  tick();

  return {
    follow: (caller, over) => {
      const entry = entries.get(caller.token) ?? begin(caller);
      // Whoever comes was asked about just now; what the others are known by may be older.
      update(entry, caller);
      // A function of its own for each, so that one who came twice is told twice.
      const told = () => {
        over();
      };
      entry.followers.add(told);
      return {
        caller: () => entry.caller,
        update: (known) => {
          update(entry, known);
        },
        isStillValid: () => (entry.followers.has(told) ? ask(caller.token, entry) : Promise.resolve(false)),
        stop: () => {
          if (!entry.followers.delete(told) || entry.followers.size > 0) return;
          entry.cancelExpiry();
          if (entries.get(caller.token) === entry) entries.delete(caller.token);
        },
      };
    },
    recheckAll,
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const entry of entries.values()) entry.cancelExpiry();
      entries.clear();
    },
  };
}
