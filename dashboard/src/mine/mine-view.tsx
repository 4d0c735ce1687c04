/**
 * An owner's start: what happens to my servers and when, what I am asked, and what changed since I was here last.
 */

import { Label } from '../parts/patternfly.ts';
import { Link } from 'wouter';

import { useLive, useVisit } from '../graph/live.ts';
import { MineQuery } from '../graph/operations.ts';
import type { MineQuery as Mine } from '../generated/graphql.ts';
import { PhaseLabel, TicketBadge } from '../parts/labels.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { count, OPEN_PHASES } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { useZone } from '../shell/preferences.ts';
import { Ago, Span, When } from '../time/time.tsx';
import { zoneAt } from '../time/wording.ts';
import { AnswerPanel, isAsked } from './answer-panel.tsx';
import { SinceLastVisit } from './since-last-visit.tsx';

type MyWindow = Mine['maintenanceWindows']['nodes'][number];

const PAGES = {
  next: ({ maintenanceWindows: { pageInfo } }: Mine) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  join: (data: Mine, more: Mine): Mine => ({
    maintenanceWindows: {
      ...more.maintenanceWindows,
      nodes: [...data.maintenanceWindows.nodes, ...more.maintenanceWindows.nodes],
    },
  }),
};

export function MineView() {
  const { viewer } = useVisit();
  const variables = { phase: [...OPEN_PHASES], operator: viewer.operator };
  const { data, error, again } = useLive(MineQuery, variables, { pages: PAGES });
  const windows = data?.maintenanceWindows.nodes ?? [];
  const asked = windows.filter(isOpenTo);
  const sorted = [...asked, ...windows.filter((window) => !asked.includes(window))];

  return (
    <>
      <Heading title="My maintenance">
        {data !== undefined && (
          <>
            {count(windows.length, 'window')} ahead
            {asked.length > 0 && <>, {asked.length === 1 ? 'one asks' : `${asked.length} ask`} for your answer</>}
          </>
        )}
      </Heading>
      <SinceLastVisit />
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="your maintenance" />}
      {data !== undefined && windows.length === 0 && (
        <Nothing title="Nothing is planned">
          No maintenance touches a server of {viewer.project?.name ?? 'your project'}. This page tells you when that
          changes.
        </Nothing>
      )}
      {sorted.map((window) => (
        <WindowCard key={window.id} window={window} again={again} />
      ))}
    </>
  );
}

const isOpenTo = ({ phase, servers }: MyWindow): boolean =>
  ['TENTATIVE', 'CONFIRMED', 'DRAINING'].includes(phase) && servers.nodes.some(isAsked);

function WindowCard({ window, again }: { readonly window: MyWindow; readonly again: () => void }) {
  const zone = useZone();
  const asked = isOpenTo(window);
  const heading = `window-${window.id}`;
  return (
    <article className={`sw-card sw-mine${asked ? ' sw-mine--asked' : ''}`} aria-labelledby={heading}>
      <header className="sw-mine__head">
        <div>
          <p className="sw-mine__when">
            <Span from={window.startsAt} until={window.endsAt} />
            <span className="sw-quiet">
              {' '}
              <Ago at={window.startsAt} /> · {zoneAt(window.startsAt, window.endsAt, zone)}
            </span>
          </p>
          <h2 id={heading}>
            <Link href={`/windows/${window.id}`}>{window.summary}</Link>
          </h2>
        </div>
        <div className="sw-labels">
          <PhaseLabel phase={window.phase} state={window.state} />
          <Label isCompact variant="outline">
            {window.kind === 'PERMANENT' ? 'For good' : 'Temporary'}
          </Label>
          {window.cause === 'UNPLANNED' && (
            <Label isCompact color="orange">
              Unplanned
            </Label>
          )}
        </div>
      </header>
      {window.description !== null && <p className="sw-description">{window.description}</p>}
      {asked && window.acknowledgeBy !== null && (
        <p className="sw-mine__deadline">
          Answer until <When at={window.acknowledgeBy} distance />.{' '}
          {window.onSilence === 'CONSENT' ? 'Silence is consent.' : 'Without your answer nothing is done.'}
        </p>
      )}
      {window.tickets.length > 0 && (
        <div className="sw-labels">
          {window.tickets.map((link) => (
            <TicketBadge key={link.url} link={link} />
          ))}
        </div>
      )}
      <AnswerPanel window={window} servers={window.servers.nodes} done={again} />
    </article>
  );
}
