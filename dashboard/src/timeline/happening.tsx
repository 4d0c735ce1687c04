/** What happens, as it happens: the latest events that the feed has brought. */

import { Link } from 'wouter';

import { useRecentEvents } from '../graph/live.ts';
import { EventWords } from '../parts/event-words.tsx';
import { PhaseLabel } from '../parts/labels.tsx';
import { useZone } from '../shell/preferences.ts';
import { timeWithSeconds } from '../time/wording.ts';

const SHOWN = 12;

export function Happening() {
  const events = useRecentEvents();
  const zone = useZone();
  return (
    <section className="sw-card" aria-labelledby="happening-heading">
      <h2 id="happening-heading">Happening now</h2>
      {events.length === 0 ? (
        <p className="sw-quiet">Nothing since this page was opened.</p>
      ) : (
        <ol className="sw-happening">
          {events.slice(0, SHOWN).map((event) => (
            <li key={event.cursor}>
              <time dateTime={event.at}>{timeWithSeconds(event.at, zone)}</time>
              <span>
                <EventWords event={event} />
              </span>
              <span className="sw-happening__window">
                <Link href={`/windows/${event.window.id}`}>{event.window.summary}</Link>{' '}
                <PhaseLabel phase={event.window.phase} />
              </span>
              <span className="sw-quiet">{event.actor}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
