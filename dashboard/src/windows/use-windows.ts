/**
 * All windows of a filter, live: read once, then changed by what events bring, and read anew where some may have been
 * missed.
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';

import { useVisit } from '../graph/live.ts';
import { withWindow } from '../graph/merge.ts';
import { WindowsQuery } from '../graph/operations.ts';
import type { MaintenanceWindowFilter, WindowRowFragment, WindowsQuery as Page } from '../generated/graphql.ts';

type WindowsPage = Page['maintenanceWindows'];

interface Windows {
  /** By planned start; undefined until the first answer. */
  readonly windows: readonly WindowRowFragment[] | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
}

/** An event's window is taken in whatever the filter says: it is for what was before, and events are of now. */
export function useWindows(filter: MaintenanceWindowFilter): Windows {
  const { client, feed, viewer } = useVisit();
  const [windows, setWindows] = useState<readonly WindowRowFragment[]>();
  const [error, setError] = useState<CombinedError>();
  const [round, setRound] = useState(0);
  const key = JSON.stringify(filter);
  /** What events brought while the list is being read; null while it is not. */
  const since = useRef<WindowRowFragment[] | null>(null);

  useEffect(() => {
    let ended = false;
    const isEnded = () => ended;
    since.current = [];
    const read = async () => {
      const variables = { filter: JSON.parse(key) as MaintenanceWindowFilter, operator: viewer.operator };
      const ask = (after: string | null) =>
        client.query(WindowsQuery, { ...variables, after }, { requestPolicy: 'network-only' }).toPromise();
      let found: readonly WindowRowFragment[] = [];
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        if (isEnded()) return;
        setError(answer.error);
        if (answer.data === undefined) return;
        const { nodes, pageInfo }: WindowsPage = answer.data.maintenanceWindows;
        found = [...found, ...nodes];
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      }
      // What events brought while it was read is newer than what was read.
      setWindows(since.current?.reduce(withWindow, found) ?? found);
      since.current = null;
    };
    void read();
    return () => {
      ended = true;
    };
  }, [client, viewer.operator, key, round]);

  useEffect(
    () =>
      feed.listen({
        event: ({ window }) => {
          since.current?.push(window);
          setWindows((before) => before && withWindow(before, window));
        },
        resync: () => {
          setRound((n) => n + 1);
        },
      }),
    [feed],
  );

  const again = useCallback(() => {
    setRound((n) => n + 1);
  }, []);
  return { windows, error, again };
}
