/**
 * What components know of the graph: who asks, the feed, and queries that are asked again when the feed says so.
 *
 * Refuses to know any view.
 */

import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';

import type { Viewer } from '../session/session.ts';
import type { Feed, FeedStatus, LiveEvent } from './feed.ts';

/** One visit of one person. */
export interface Visit {
  readonly viewer: Viewer;
  readonly client: Client;
  readonly feed: Feed;
  readonly signOut: () => void;
  /** Did the feed go on behind an earlier visit of this person? */
  readonly returning: boolean;
  /** The next visit begins behind what the feed has brought so far. */
  readonly markSeen: () => void;
}

export const VisitContext = createContext<Visit | null>(null);

/** Within the signed-in part of the page. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error('nobody is signed in');
  return visit;
}

export function useFeedStatus(): FeedStatus {
  const { feed } = useVisit();
  return useSyncExternalStore(feed.watch, feed.status);
}

export function useRecentEvents(): readonly LiveEvent[] {
  const { feed } = useVisit();
  return useSyncExternalStore(feed.watch, feed.recent);
}

/** What is known of an answer. `data` stays while it is asked again. */
export interface LiveAnswer<Data> {
  readonly data: Data | undefined;
  /** Of the latest try; with `data` beside it, that is partial or older. */
  readonly error: CombinedError | undefined;
  /** Is `data` of other variables, because these have not been answered yet? */
  readonly earlier: boolean;
  readonly again: () => void;
}

/** With the variables that `data` is of. */
interface Answer<Data> extends Pick<LiveAnswer<Data>, 'data' | 'error'> {
  readonly key: string;
}

const SETTLE_MS = 150;

/**
 * Asks, and asks again whenever the feed brings something that concerns it, never twice at once. All pages of a list are
 * read where `next` tells where the next one begins.
 */
export function useLive<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: {
    readonly concerns?: (event: LiveEvent) => boolean;
    readonly pages?: Pages<Data>;
    readonly paused?: boolean;
    /** Also asked again this often: for what the feed does not tell. */
    readonly everyMs?: number;
    /** So much is waited for more events before it is asked again: longer for what is dear to answer. */
    readonly settleMs?: number;
  } = {},
): LiveAnswer<Data> {
  const { client, feed } = useVisit();
  const [answer, setAnswer] = useState<Answer<Data>>({ data: undefined, error: undefined, key: '' });
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const asked = useRef<() => void>(() => undefined);
  const key = JSON.stringify(variables);
  const { paused = false, everyMs, settleMs = SETTLE_MS } = options;

  useEffect(() => {
    if (paused) return undefined;
    let ended = false;
    let running = false;
    let wanted = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (running) {
        wanted = true;
        return;
      }
      running = true;
      wanted = false;
      const { data, error } = await readAll(client, query, JSON.parse(key) as Variables, latest.current.pages);
      running = false;
      if (isEnded()) return;
      setAnswer((before) => (data == null && error !== undefined ? { ...before, error } : { data, error, key }));
      if (isWanted()) soon();
    };
    // Not put off by further events: some never pause.
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void ask();
      }, settleMs);
    };
    const isEnded = () => ended;
    const isWanted = () => wanted;
    asked.current = soon;
    void ask();
    const deaf = feed.listen({
      event: (event) => {
        if (latest.current.concerns?.(event) ?? true) soon();
      },
      resync: soon,
    });
    const interval = everyMs === undefined ? undefined : setInterval(soon, everyMs);
    return () => {
      ended = true;
      clearTimeout(timer);
      clearInterval(interval);
      deaf();
    };
  }, [client, feed, query, key, paused, everyMs, settleMs]);

  return useMemo(
    () => ({
      data: answer.data,
      error: answer.error,
      earlier: answer.data !== undefined && answer.key !== key,
      again: () => {
        asked.current();
      },
    }),
    [answer, key],
  );
}

/** How a list is read whole. */
export interface Pages<Data> {
  /** Where the next page begins; null behind the last one. */
  readonly next: (data: Data) => string | null;
  readonly join: (data: Data, more: Data) => Data;
}

async function readAll<Data, Variables extends AnyVariables>(
  client: Client,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pages: Pages<Data> | undefined,
): Promise<{ data: Data | undefined; error: CombinedError | undefined }> {
  const ask = (more: object) =>
    client.query(query, { ...variables, ...more }, { requestPolicy: 'network-only' }).toPromise();
  let { data, error } = await ask({});
  while (data !== undefined && pages !== undefined) {
    const after = pages.next(data);
    if (after === null) break;
    const more = await ask({ after });
    error ??= more.error;
    if (more.data === undefined) break;
    data = pages.join(data, more.data);
  }
  return { data, error };
}
