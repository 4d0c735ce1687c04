/** What was told since the last visit ended, until it is put away. The place is kept in the browser. */

import { Button } from '../parts/patternfly.ts';
import { useState } from 'react';
import { Link } from 'wouter';

import { useRecentEvents, useVisit } from '../graph/live.ts';
import { EventWords } from '../parts/event-words.tsx';
import { Ago } from '../time/time.tsx';

const SHOWN = 8;

export function SinceLastVisit() {
  const { feed, markSeen, returning } = useVisit();
  const events = useRecentEvents();
  const [seen, setSeen] = useState<string | null>(null);
  const position = events.findIndex(({ cursor }) => cursor === seen);
  const fresh = position === -1 ? events : events.slice(0, position);
  if (fresh.length === 0) return null;
  return (
    <section className="sw-card sw-since" aria-labelledby="since-heading">
      <div className="sw-since__head">
        <h2 id="since-heading">{returning ? 'Since your last visit' : 'Just now'}</h2>
        <Button
          variant="link"
          isInline
          onClick={() => {
            setSeen(fresh[0]?.cursor ?? feed.cursor());
            markSeen();
          }}
        >
          I have seen this
        </Button>
      </div>
      <ul className="sw-plain">
        {fresh.slice(0, SHOWN).map((event) => (
          <li key={event.cursor}>
            <span className="sw-quiet">
              <Ago at={event.at} />
            </span>{' '}
            <EventWords event={event} />
            {' · '}
            <Link href={`/windows/${event.window.id}`}>{event.window.summary}</Link>
            {event.actor !== null && <span className="sw-quiet"> by {event.actor}</span>}
            {event.note !== null && <q className="sw-note">{event.note}</q>}
          </li>
        ))}
      </ul>
      {fresh.length > SHOWN && <p className="sw-quiet">and {fresh.length - SHOWN} more</p>}
    </section>
  );
}
