/** Windows as a list: what is open, or everything there ever was. The timeline's other face. */

import { Find } from '../parts/find.tsx';
import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';
import { useState } from 'react';
import { Link } from 'wouter';

import { useVisit } from '../graph/live.ts';
import type { WindowRowFragment } from '../generated/graphql.ts';
import { PhaseLabel } from '../parts/labels.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { count, OPEN_PHASES } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { Ago, Span } from '../time/time.tsx';
import { useWindows } from './use-windows.ts';

const STEP = 100;

export function WindowsView() {
  const { viewer } = useVisit();
  const { windows, error, again } = useWindows({});
  const [text, setText] = useState('');
  const [open, setOpen] = useState(viewer.operator);
  const [limit, setLimit] = useState(STEP);
  const wanted = text.trim().toLowerCase();
  const found = (windows ?? []).filter(
    (window) => (!open || OPEN_PHASES.includes(window.phase)) && saysOf(window).includes(wanted),
  );
  const sorted = open ? found : found.toReversed();

  return (
    <>
      <Heading
        title={viewer.operator ? 'Windows' : 'History'}
        tools={
          viewer.operator && (
            <Link href="/schedule" className="sw-button">
              Schedule maintenance
            </Link>
          )
        }
      >
        {windows !== undefined && count(found.length, 'window')}
      </Heading>
      <Failure error={error} again={again} partial={windows !== undefined} />
      {windows === undefined && error === undefined && <Loading what="windows" />}
      {windows !== undefined && (
        <section className="sw-card" aria-label="Windows">
          <div className="sw-filters">
            <Find
              label="Find windows by summary or host"
              placeholder={viewer.operator ? 'Summary, host' : 'Summary'}
              value={text}
              set={setText}
            />
            <select
              aria-label="Which windows"
              className="sw-select"
              value={open ? 'open' : 'all'}
              onChange={(event) => {
                setOpen(event.target.value === 'open');
              }}
            >
              <option value="open">Open ones</option>
              <option value="all">All, the latest first</option>
            </select>
          </div>
          {sorted.length === 0 ? (
            <Nothing title="No window is like that">
              {windows.length === 0 ? 'Nothing was ever planned that concerns you.' : 'Change what you look for.'}
            </Nothing>
          ) : (
            <WindowTable windows={sorted.slice(0, limit)} operator={viewer.operator} />
          )}
          {sorted.length > limit && (
            <button
              type="button"
              className="sw-more"
              onClick={() => {
                setLimit(limit + STEP);
              }}
            >
              Show {Math.min(STEP, sorted.length - limit)} more
            </button>
          )}
        </section>
      )}
    </>
  );
}

/** Also what the timeline shows to those who want a table. */
export function WindowTable({
  windows,
  operator,
  conflicts,
}: {
  readonly windows: readonly WindowRowFragment[];
  readonly operator: boolean;
  /** Ids of those that stand in another one's way. */
  readonly conflicts?: ReadonlySet<string>;
}) {
  return (
    <Table aria-label="Windows" cardsBelow="md">
      <Thead>
        <Th width={35}>Window</Th>
        <Th>Phase</Th>
        <Th>Planned</Th>
        <Th>Actual</Th>
        {operator && <Th>Hosts</Th>}
      </Thead>
      <Tbody>
        {windows.map((window) => (
          <Tr key={window.id}>
            <Td label="Window">
              <Link href={`/windows/${window.id}`}>{window.summary}</Link>
              {conflicts?.has(window.id) === true && <span className="sw-conflict-word"> conflict</span>}
              <div className="sw-quiet">{window.kind === 'PERMANENT' ? 'for good' : 'temporary'}</div>
            </Td>
            <Td label="Phase">
              <PhaseLabel phase={window.phase} state={window.state} />
            </Td>
            <Td label="Planned">
              <Span from={window.startsAt} until={window.endsAt} />
              <div className="sw-quiet">
                <Ago at={window.startsAt} />
              </div>
            </Td>
            <Td label="Actual">
              {window.startedAt === null ? (
                <span className="sw-quiet">not started</span>
              ) : window.endedAt === null ? (
                <>
                  since <Ago at={window.startedAt} />
                </>
              ) : (
                <Span from={window.startedAt} until={window.endedAt} />
              )}
            </Td>
            {operator && (
              <Td label="Hosts">
                {window.hosts?.map(({ id }) => id.slice(id.indexOf('/') + 1)).join(', ') ?? 'not readable'}
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function saysOf({ summary, hosts }: WindowRowFragment): string {
  return [summary, ...(hosts ?? []).map(({ id }) => id)].join(' ').toLowerCase();
}
