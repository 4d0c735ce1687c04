/**
 * Sessions of browsers: a cookie stands for a Keystone token that is kept, encrypted, in the store.
 *
 * A session ends with its token, or when it is ended: at once in this process, and within ten seconds in the others.
 * Refuses to know cookies, headers and sockets (server/), and who may do what (access.ts asks Keystone each time).
 */

import type { Logger } from 'pino';
import { z } from 'zod';

import type { Identity } from '../domain/identity.ts';
import type { SessionStore } from '../domain/session.ts';
import type { Access } from './access.ts';
import { csrfOf, idOf, isSecret, newSecret, seal, unseal } from './session-seal.ts';

const LOOK_MS = 10_000;

/** A session that was just opened. The secret is the cookie's value: nobody else may ever see it. */
export interface OpenedSession {
  readonly secret: string;
  readonly csrf: string;
}

export interface Sessions {
  /** `keystone`: where the token is ended with the session; null where it is the caller's own. Throws as `authenticate` does. */
  readonly open: (token: string, keystone: string | null) => Promise<OpenedSession>;
  /** The token of a cookie's session; null when there is none, or no more. */
  readonly recall: (secret: string) => Promise<string | null>;
  /** Ends it everywhere, and the token too where it was made for this session. */
  readonly end: (secret: string) => Promise<void>;
  /** Calls back once when the session has ended. Answers how to call it off. */
  readonly watch: (secret: string, onEnd: () => void) => () => void;
  /** Stops looking. */
  readonly close: () => void;
}

export interface SessionsOptions {
  readonly store: SessionStore;
  readonly authenticate: Access['authenticate'];
  /** The Keystones that end tokens, by key. */
  readonly identityOf: (keystone: string) => Pick<Identity, 'revoke'> | undefined;
  readonly log: Logger;
  readonly now: () => Date;
  /** How often other processes' endings are looked for; ten seconds unless tests say otherwise. */
  readonly lookMs?: number;
}

const Kept = z.object({ token: z.string(), keystone: z.string().nullable() });

export function createSessions(options: SessionsOptions): Sessions {
  const { store, authenticate, identityOf, log, now, lookMs = LOOK_MS } = options;
  const watched = createWatched();
  const timer = setInterval(() => {
    watched.look(store.present).catch((error: unknown) => {
      log.warn({ err: error }, 'whether sessions have ended could not be read; tried again');
    });
  }, lookMs).unref();

  const find = async (secret: string): Promise<z.infer<typeof Kept> | null> => {
    if (!isSecret(secret)) return null;
    const kept = await store.find(idOf(secret));
    if (kept === null || kept.expiresAt <= now()) return null;
    return Kept.parse(JSON.parse(unseal(secret, kept.sealed)));
  };

  return {
    open: async (token, keystone) => {
      const { viewer } = await authenticate(token);
      const secret = newSecret();
      const sealed = seal(secret, JSON.stringify({ token, keystone }));
      await store.add({ id: idOf(secret), sealed, expiresAt: viewer.expiresAt });
      return { secret, csrf: csrfOf(secret) };
    },
    recall: async (secret) => (await find(secret))?.token ?? null,
    end: async (secret) => {
      const kept = await find(secret);
      if (kept === null) return;
      await store.remove(idOf(secret));
      watched.ended(idOf(secret));
      const identity = kept.keystone === null ? undefined : identityOf(kept.keystone);
      await identity?.revoke(kept.token).catch((error: unknown) => {
        log.warn({ err: error, keystone: kept.keystone }, 'the token of an ended session could not be revoked');
      });
    },
    watch: (secret, onEnd) => watched.add(idOf(secret), onEnd),
    close: () => {
      clearInterval(timer);
    },
  };
}

/** Who waits for the end of which session. */
function createWatched() {
  const waiting = new Map<string, Set<() => void>>();
  const ended = (id: string): void => {
    const those = waiting.get(id) ?? [];
    waiting.delete(id);
    for (const onEnd of those) onEnd();
  };
  return {
    ended,
    add: (id: string, onEnd: () => void) => {
      // Each is an object of its own, so that one callback given twice is called twice.
      const call = () => {
        onEnd();
      };
      const those = waiting.get(id) ?? new Set();
      waiting.set(id, those.add(call));
      return () => {
        those.delete(call);
        if (those.size === 0 && waiting.get(id) === those) waiting.delete(id);
      };
    },
    look: async (present: SessionStore['present']) => {
      if (waiting.size === 0) return;
      const asked = [...waiting.keys()];
      const left = new Set(await present(asked));
      for (const id of asked) if (!left.has(id)) ended(id);
    },
  };
}
