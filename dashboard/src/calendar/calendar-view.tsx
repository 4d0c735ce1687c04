/**
 * Addresses that calendar programs subscribe to: those of the reader, a new one, and how they are used.
 *
 * An address is shown once, when it is made; nobody can ask for it again.
 */

import { useRef, useState } from 'react';

import { useLive, useVisit } from '../graph/live.ts';
import { CalendarFeedsQuery } from '../graph/operations.ts';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { Heading } from '../shell/heading.tsx';
import { FeedTable } from './feed-table.tsx';
import { NewFeed } from './new-feed.tsx';
import type { ShownFeed } from './new-feed.tsx';

/** When a program last came for a calendar, no event tells. */
const EVERY_MS = 60_000;

export function CalendarView() {
  const { viewer } = useVisit();
  const { data, error, again } = useLive(CalendarFeedsQuery, {}, { concerns: () => false, everyMs: EVERY_MS });
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState<ShownFeed | null>(null);
  const list = useRef<HTMLHeadingElement>(null);
  const feeds = data?.viewer.calendarFeeds;
  return (
    <>
      <Heading title="Calendar">
        {viewer.operator
          ? 'The maintenance of all your clouds, in your calendar program.'
          : 'What touches servers of your project, in your calendar program.'}
      </Heading>
      <NewFeed shown={shown} show={setShown} made={again} />
      <section className="sw-card" aria-labelledby="feeds-heading">
        <h2 id="feeds-heading" ref={list} tabIndex={-1}>
          Your addresses
        </h2>
        <p className="sw-unseen" role="status">
          {said}
        </p>
        <Failure error={error} again={again} partial={data !== undefined} />
        {data === undefined && error === undefined && <Loading what="your addresses" />}
        {feeds?.length === 0 && (
          <Nothing title="There is none yet">Make one above, for each program that is to show maintenance.</Nothing>
        )}
        {feeds !== undefined && feeds.length > 0 && (
          <FeedTable
            feeds={feeds}
            revoked={({ id, name }) => {
              setSaid(`${name ?? 'It'} was revoked.`);
              if (shown?.id === id) setShown(null);
              list.current?.focus();
              again();
            }}
          />
        )}
      </section>
      <Facts operator={viewer.operator} />
    </>
  );
}

function Facts({ operator }: { readonly operator: boolean }) {
  return (
    <section className="sw-card" aria-labelledby="use-heading">
      <h2 id="use-heading">How it is used</h2>
      <ul className="sw-facts">
        <li>
          Subscribe to the address, do not import it: in Google Calendar “Other calendars, From URL”, in Outlook
          “Subscribe from web”, in Thunderbird “New Calendar, On the Network”, in Apple’s Calendar “New Calendar
          Subscription”.
        </li>
        <li>
          The program has to reach this gateway: those of Google and Microsoft come from the internet. They come when
          they like, often hours apart; others every 15 minutes.
        </li>
        <li>Entries follow their windows, and are shown as cancelled when those are called off.</li>
        <li>
          {operator
            ? 'It shows all windows of your clouds for as long as you are an operator.'
            : 'It shows your project’s servers alone, for as long as you have a role in the project.'}
        </li>
        <li>Nobody can answer or change anything by such an address. Twenty are allowed in a project.</li>
      </ul>
    </section>
  );
}
