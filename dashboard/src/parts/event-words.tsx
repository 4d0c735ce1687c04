/** What happened, and to what, in a line. */

import type { LiveEvent } from '../graph/feed.ts';
import { EVENT, OUTCOME_SENTENCE } from './words.ts';

export function EventWords({ event: { type, server, host, ticket } }: { readonly event: LiveEvent }) {
  if (server !== null) {
    const name = <strong>{server.server?.name ?? server.serverId}</strong>;
    if (type === 'SERVER_OUTCOME_CHANGED') {
      return (
        <>
          {name} {OUTCOME_SENTENCE[server.outcome]}
        </>
      );
    }
    return (
      <>
        {EVENT[type]}: {name}
      </>
    );
  }
  return (
    <>
      {EVENT[type]}
      {host != null && (
        <>
          {': '}
          <strong>{host.name}</strong>
        </>
      )}
      {ticket !== null && (
        <>
          {': '}
          <strong>{ticket.key ?? ticket.url}</strong> {ticket.status}
        </>
      )}
    </>
  );
}
