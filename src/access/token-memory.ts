/**
 * What was found out about tokens, remembered for a moment: accepted for at most a minute and never past their expiry,
 * refused for a few seconds. Whoever asks for a token that is just being asked about waits for that answer.
 *
 * Tokens themselves are never kept, only their SHA-256. Refuses to know what a token means and who is asked about it.
 */

import { createHash } from 'node:crypto';

import type { Viewer } from '../domain/viewer.ts';
import { UnauthenticatedError } from '../errors.ts';

const ACCEPTED_MS = 60_000;
const REFUSED_MS = 5_000;
/** Refusals have a store of their own, so that a flood of bad tokens pushes no good one out. */
const MOST_ACCEPTED = 10_000;
const MOST_REFUSED = 1_000;

/** Answers the viewer of a token, asking `look` at most once at a time for each token. */
export type RecallViewer = (token: string, look: () => Promise<Viewer>) => Promise<Viewer>;

/** `look` throws UnauthenticatedError for a refusal, which is remembered; whatever else it throws is not. */
export function createTokenMemory(now: () => Date): RecallViewer {
  const accepted = createRecent<Viewer>(MOST_ACCEPTED, now);
  const refused = createRecent<string>(MOST_REFUSED, now);
  const asked = new Map<string, Promise<Viewer>>();

  const learn = async (key: string, look: () => Promise<Viewer>): Promise<Viewer> => {
    try {
      const viewer = await look();
      accepted.remember(key, viewer, Math.min(now().getTime() + ACCEPTED_MS, viewer.expiresAt.getTime()));
      return viewer;
    } catch (error) {
      if (error instanceof UnauthenticatedError) refused.remember(key, error.message, now().getTime() + REFUSED_MS);
      throw error;
    } finally {
      asked.delete(key);
    }
  };

  return async (token, look) => {
    const key = createHash('sha256').update(token).digest('base64url');
    const viewer = accepted.recall(key);
    if (viewer !== null) return viewer;
    const refusal = refused.recall(key);
    if (refusal !== null) throw new UnauthenticatedError(refusal);
    const answer = asked.get(key) ?? learn(key, look);
    asked.set(key, answer);
    return answer;
  };
}

interface Recent<Value> {
  readonly recall: (key: string) => Value | null;
  readonly remember: (key: string, value: Value, until: number) => void;
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
    remember: (key, value, until) => {
      entries.delete(key);
      entries.set(key, { value, until });
      const oldest = entries.size > most ? entries.keys().next() : null;
      if (oldest !== null && oldest.done !== true) entries.delete(oldest.value);
    },
  };
}
