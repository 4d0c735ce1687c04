/**
 * One window whole, live. Operators see where it stands and send what comes next; owners see their own servers in it and
 * answer for them.
 */

import { Alert } from '../parts/patternfly.ts';
import { Link } from 'wouter';

import { useLive, useVisit } from '../graph/live.ts';
import { WindowPageQuery, WindowServersQuery } from '../graph/operations.ts';
import type { WindowServersQuery as Servers } from '../generated/graphql.ts';
import { AnswerPanel } from '../mine/answer-panel.tsx';
import { PhaseLabel } from '../parts/labels.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { CONFLICT, OPEN_PHASES } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { Span } from '../time/time.tsx';
import { History } from './history.tsx';
import { NextEvents } from './next-events.tsx';
import { Plan } from './plan.tsx';
import { ReadinessCard } from './readiness-card.tsx';
import { ServersByProject } from './servers-by-project.tsx';
import { StateMachine } from './state-machine.tsx';
import { TicketsCard } from './tickets-card.tsx';
import type { WindowPage } from './window-page.ts';

/** Tickets age, and guards look at clocks: asked now and then even where nothing happens. */
const EVERY_MS = 30_000;

const SERVER_PAGES = {
  next: ({ maintenanceWindow: window }: Servers) =>
    window?.servers.pageInfo.hasNextPage === true ? window.servers.pageInfo.endCursor : null,
  join: (data: Servers, more: Servers): Servers =>
    data.maintenanceWindow === null || more.maintenanceWindow === null
      ? data
      : {
          maintenanceWindow: {
            ...more.maintenanceWindow,
            servers: {
              ...more.maintenanceWindow.servers,
              nodes: [...data.maintenanceWindow.servers.nodes, ...more.maintenanceWindow.servers.nodes],
            },
          },
        },
};

export function WindowView({ id }: { readonly id: string }) {
  const { viewer } = useVisit();
  const { operator } = viewer;
  const concerns = (event: { readonly window: { readonly id: string } }) => event.window.id === id;
  const page = useLive(WindowPageQuery, { id, operator }, { concerns, everyMs: EVERY_MS });
  const servers = useLive(WindowServersQuery, { id, operator }, { concerns, pages: SERVER_PAGES });
  const window = page.data?.maintenanceWindow;

  if (page.data === undefined && page.error === undefined) return <Loading what="the window" />;
  if (window === null) {
    return (
      <>
        <Heading title="No such window" />
        <Nothing title="There is no such window">Or there is none that touches a server of yours.</Nothing>
      </>
    );
  }
  if (window === undefined) return <Failure error={page.error} again={page.again} />;
  const rows = servers.data?.maintenanceWindow?.servers.nodes;

  return (
    <>
      <Heading title={window.summary} tools={<PhaseLabel phase={window.phase} state={window.state} />}>
        <Span from={window.startsAt} until={window.endsAt} />
      </Heading>
      <Failure error={page.error} again={page.again} partial />
      <Replacement window={window} />
      {operator && <Conflicts window={window} />}
      <div className="sw-columns">
        <div className="sw-columns__main">
          <section className="sw-card" aria-labelledby="workflow-heading">
            <h2 id="workflow-heading">Where it stands</h2>
            <StateMachine workflow={window.workflow} state={window.state} />
            {operator && <NextEvents window={window} done={page.again} />}
          </section>
          {operator && OPEN_PHASES.includes(window.phase) && window.phase !== 'IN_PROGRESS' && (
            <ReadinessCard window={window} servers={rows ?? []} />
          )}
          <section className="sw-card" aria-labelledby="servers-heading">
            <h2 id="servers-heading">{operator ? 'Servers by project' : 'Your servers'}</h2>
            <Failure error={servers.error} again={servers.again} partial={rows !== undefined} />
            {rows === undefined && servers.error === undefined && <Loading what="servers" />}
            {rows !== undefined &&
              (operator ? (
                <ServersByProject servers={rows} />
              ) : (
                <AnswerPanel window={window} servers={rows} done={servers.again} />
              ))}
          </section>
        </div>
        <div className="sw-columns__side">
          <Plan window={window} operator={operator} done={page.again} />
          <TicketsCard window={window} operator={operator} done={page.again} />
          <History id={id} servers={rows ?? []} />
        </div>
      </div>
    </>
  );
}

function Replacement({ window: { replaces, replacedBy } }: { readonly window: WindowPage }) {
  return (
    <>
      {replacedBy !== null && (
        <Alert component="p" isInline variant="info" title="Another window took the place of this one">
          <Link href={`/windows/${replacedBy.id}`}>{replacedBy.summary}</Link>
        </Alert>
      )}
      {replaces !== null && (
        <p className="sw-quiet">
          In place of <Link href={`/windows/${replaces.id}`}>an earlier window</Link>.
        </p>
      )}
    </>
  );
}

function Conflicts({ window: { conflicts = [], conflictsProblem } }: { readonly window: WindowPage }) {
  return (
    <>
      {conflicts.map(({ kind, detail, window }) => (
        <Alert component="p" key={kind + detail} isInline variant="warning" title={`Conflict: ${CONFLICT[kind]}`}>
          {detail} {window !== null && <Link href={`/windows/${window.id}`}>{window.summary}</Link>}
        </Alert>
      ))}
      {conflictsProblem != null && (
        <Alert
          component="p"
          isInline
          variant="warning"
          title="Server groups could not be read: conflicts may be missing"
        >
          {conflictsProblem.message}
        </Alert>
      )}
    </>
  );
}
