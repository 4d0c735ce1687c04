/**
 * What was found out about tokens, remembered for a moment: accepted for a while and never past their expiry,
 * refused for a few seconds. Whoever asks for a token that is just being asked about waits for that answer.
 *
 * While nobody can say, what was known of a token counts for five minutes, as long as Nova itself keeps what it was told
 * of one. Tokens themselves are never kept, only their SHA-256. Refuses to know what a token means and who is asked.
 */

import { createHash } from 'node:crypto';

import type { Viewer } from '../domain/viewer.ts';
import { UnauthenticatedError, UpstreamError } from '../errors.ts';

const UNSAID_MS = 300_000;
/** After a question that was not answered, the same token asks no new one for so long. */
const PAUSE_MS = 15_000;
const REFUSED_MS = 5_000;
/** Refusals have a store of their own, so that a flood of bad tokens pushes no good one out. */
const MOST_ACCEPTED = 10_000;
const MOST_REFUSED = 1_000;

/** Asks `look` at most once at a time for each token; it throws UnauthenticatedError for a refusal, which is remembered, and whatever else it throws is not. */
export interface TokenMemory {
  /** The viewer of a token, as it was learnt last. */
  readonly recall: (token: string, look: () => Promise<Viewer>) => Promise<Viewer>;
  /** The viewer of a token, asked for anew. */
  readonly relearn: (token: string, look: () => Promise<Viewer>) => Promise<Viewer>;
}

interface Accepted {
  readonly viewer: Viewer;
  /** From then on it is to be asked about again. */
  readonly askFrom: number;
  readonly until: number;
}

/**
 * `look` throws UnauthenticatedError for a refusal, which is remembered, and UpstreamError where nobody can say; whatever
 * else it throws is passed on. What was accepted is not asked about again for `acceptedMs`; where a token was known, an
 * answer is waited for `patienceMs`.
 */
export function createTokenMemory(
  now: () => Date,
  { acceptedMs, patienceMs }: { readonly acceptedMs: number; readonly patienceMs: number },
): TokenMemory {
  const accepted = createRecent<Accepted>(MOST_ACCEPTED, now);
  const refused = createRecent<string>(MOST_REFUSED, now);
  const asked = new Map<string, Promise<Viewer>>();

  const accept = (key: string, viewer: Viewer, askInMs: number, untilMs: number): void => {
    const until = Math.min(untilMs, viewer.expiresAt.getTime());
    accepted.remember(key, { viewer, until, askFrom: now().getTime() + askInMs }, until);
  };
  const learn = async (key: string, look: () => Promise<Viewer>): Promise<Viewer> => {
    try {
      const viewer = await look();
      accept(key, viewer, acceptedMs, now().getTime() + Math.max(UNSAID_MS, acceptedMs));
      return viewer;
    } catch (error) {
      if (error instanceof UnauthenticatedError) {
        accepted.forget(key);
        refused.remember(key, error.message, now().getTime() + REFUSED_MS);
      }
      throw error;
    } finally {
      asked.delete(key);
    }
  };
  const begin = (key: string, look: () => Promise<Viewer>): Promise<Viewer> => {
    const answer = asked.get(key) ?? learn(key, look);
    asked.set(key, answer);
    return answer;
  };

  return {
    recall: async (token, look) => {
      const key = keyOf(token);
      const known = accepted.recall(key);
      if (known !== null && now().getTime() < known.askFrom) return known.viewer;
      const refusal = refused.recall(key);
      if (refusal !== null) throw new UnauthenticatedError(refusal);
      const answer = begin(key, look);
      if (known === null) return answer;
      const said = await Promise.race([answer, afterwards(patienceMs)]).catch((error: unknown) => {
        if (error instanceof UpstreamError) return null;
        throw error;
      });
      if (said !== null) return said;
      accept(key, known.viewer, PAUSE_MS, known.until);
      return known.viewer;
    },
    relearn: (token, look) => begin(keyOf(token), look),
  };
}

function afterwards(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, ms).unref();
  });
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

interface Recent<Value> {
  readonly recall: (key: string) => Value | null;
  readonly remember: (key: string, value: Value, until: number) => void;
  readonly forget: (key: string) => void;
}

/** Values with an end, the least recently used given up first. A Map keeps the order of insertion. */
function createRecent<Value>(most: number, now: () => Date): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    recall: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      entries.delete(key);
      if (entry.until <= now().getTime()) return null;
      entries.set(key, entry);
      return entry.value;
    },
    forget: (key) => {
      entries.delete(key);
    },
    remember: (key, value, until) => {
      entries.delete(key);
      entries.set(key, { value, until });
      const oldest = entries.size > most ? entries.keys().next() : null;
      if (oldest !== null && oldest.done !== true) entries.delete(oldest.value);
    },
  };
}
