/** What happened to a window, the newest first, as it happens. */

import { useState } from 'react';

import { useLive } from '../graph/live.ts';
import { WindowHistoryQuery } from '../graph/operations.ts';
import type { ServerRowFragment, WindowHistoryQuery as Page } from '../generated/graphql.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { EVENT } from '../parts/words.ts';
import { Ago } from '../time/time.tsx';

const PAGES = {
  next: ({ maintenanceWindow: window }: Page) =>
    window?.history.pageInfo.hasNextPage === true ? window.history.pageInfo.endCursor : null,
  join: (data: Page, more: Page): Page =>
    data.maintenanceWindow === null || more.maintenanceWindow === null
      ? data
      : {
          maintenanceWindow: {
            ...more.maintenanceWindow,
            history: {
              ...more.maintenanceWindow.history,
              nodes: [...data.maintenanceWindow.history.nodes, ...more.maintenanceWindow.history.nodes],
            },
          },
        },
};
const STEP = 12;

interface Props {
  readonly id: string;
  /** For the names of those that Nova still has. */
  readonly servers: readonly ServerRowFragment[];
}

export function History({ id, servers }: Props) {
  const [limit, setLimit] = useState(STEP);
  const { data, error, again } = useLive(
    WindowHistoryQuery,
    { id },
    { concerns: ({ window }) => window.id === id, pages: PAGES },
  );
  const names = new Map(servers.map((row) => [row.serverId, row.server?.name]));
  const events = data?.maintenanceWindow?.history.nodes.toReversed() ?? [];
  return (
    <section className="sw-card" aria-labelledby="history-heading">
      <h2 id="history-heading">What happened</h2>
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="the history" />}
      <ol className="sw-history">
        {events.slice(0, limit).map((event) => (
          <li key={event.cursor}>
            <div className="sw-history__what">
              {EVENT[event.type]}
              {event.server !== null && (
                <strong>
                  {' '}
                  {event.server.server?.name ?? names.get(event.server.serverId) ?? event.server.serverId}
                </strong>
              )}
              {event.ticket !== null && <strong> {event.ticket.key ?? event.ticket.url}</strong>}
            </div>
            <div className="sw-quiet">
              <Ago at={event.at} />
              {event.actor !== null && `, ${event.actor}`}
            </div>
            {event.note !== null && <q className="sw-note sw-break">{event.note}</q>}
          </li>
        ))}
      </ol>
      {events.length > limit && (
        <button
          type="button"
          className="sw-more"
          onClick={() => {
            setLimit(limit + 4 * STEP);
          }}
        >
          {events.length - limit} earlier
        </button>
      )}
    </section>
  );
}
