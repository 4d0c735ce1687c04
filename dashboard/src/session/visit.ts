/**
 * A visit: from a credential to who that is, a client and a feed; until it is left or its token ends.
 *
 * Where an earlier visit ended is remembered in the browser, for owners: a cursor is no secret. Refuses to know views.
 */

import { createFeed } from '../graph/feed.ts';
import type { Source } from '../graph/feed.ts';
import { createGraph } from '../graph/client.ts';
import type { Graph } from '../graph/client.ts';
import type { Visit } from '../graph/live.ts';
import { LiveSubscription, ViewerQuery } from '../graph/operations.ts';
import { lastSeen, setLastSeen } from '../shell/preferences.ts';
import { SignInError } from './session.ts';
import type { Credential } from './session.ts';

const EXPIRED = 'Your sign-in has ended. Sign in again to go on.';

/** Throws SignInError where the credential is not taken. `leave` ends what was begun and shows the door. */
export async function startVisit(credential: Credential, leave: (why?: string) => void): Promise<Visit> {
  const graph = createGraph(credential);
  const { data, error } = await graph.client.query(ViewerQuery, {}).toPromise();
  if (data === undefined) {
    graph.close();
    const refused = error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') === true;
    const isRefused = refused || responseStatus(error?.response) === 401;
    throw new SignInError(
      isRefused ? 'Keystone does not know this token, or it has expired.' : (error?.message ?? 'No answer.'),
    );
  }
  const { viewer } = data;
  // An operator is told of everything; what happened in a week would be a flood.
  const visitor = `${viewer.userId}.${viewer.project?.id ?? ''}`;
  const seen = viewer.operator ? null : lastSeen(visitor);
  const feed = createFeed(
    sourceOf(graph, viewer.operator, () => void check()),
    seen,
  );
  const markSeen = () => {
    const cursor = feed.cursor();
    if (!viewer.operator && cursor !== null) setLastSeen(visitor, cursor);
  };
  // At the first visit there is nothing to go on behind: it begins now.
  const deaf = feed.listen({ resync: markSeen });
  const hurry = () => {
    feed.hurry();
  };
  const cut = () => {
    graph.cut();
  };
  window.addEventListener('online', hurry);
  window.addEventListener('offline', cut);
  let left = false;
  const end = (why?: string) => {
    if (left) return;
    left = true;
    deaf();
    window.removeEventListener('online', hurry);
    window.removeEventListener('offline', cut);
    feed.close();
    graph.close();
    leave(why);
  };
  /** A stream ends for many reasons; when it was the token, so does the visit. */
  const check = async () => {
    const answer = await graph.client.query(ViewerQuery, {}, { requestPolicy: 'network-only' }).toPromise();
    if (responseStatus(answer.error?.response) === 401) end(EXPIRED);
  };
  return {
    viewer,
    client: graph.client,
    feed,
    returning: seen !== null,
    markSeen,
    signOut: () => {
      end();
    },
  };
}

function sourceOf({ client, onConnected }: Graph, operator: boolean, ended: () => void): Source {
  return (after, sink) => {
    const deaf = onConnected(sink.open);
    const subscription = client.subscription(LiveSubscription, { after, operator }).subscribe((result) => {
      if (result.data !== undefined) sink.item(result.data.maintenanceEvents);
      const isOver = result.error !== undefined && result.data === undefined;
      if (isOver) ended();
      if (isOver || !result.hasNext) {
        deaf();
        sink.end();
      }
    });
    return () => {
      deaf();
      subscription.unsubscribe();
    };
  };
}

function responseStatus(response: unknown): number | null {
  return response instanceof Response ? response.status : null;
}
