/**
 * Operators' start: all windows over all hosts in time, what they are up to, and what happens.
 */

import { useMemo, useState } from 'react';
import { Link } from 'wouter';

import { useLive } from '../graph/live.ts';
import { HostNamesQuery } from '../graph/operations.ts';
import type { HostNamesQuery as HostNames, MaintenancePhase, WindowRowFragment } from '../generated/graphql.ts';
import { CoverageNotice, Failure, Loading, Nothing } from '../parts/states.tsx';
import { count, OPEN_PHASES, PHASE } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { useNow } from '../time/time.tsx';
import { useWindows } from '../windows/use-windows.ts';
import { WindowTable } from '../windows/windows-view.tsx';
import { Happening } from './happening.tsx';
import { rowsOf } from './layout.ts';
import { Timeline } from './timeline.tsx';
import { useConflicts } from './use-conflicts.ts';
import { SPANS, useRange } from './use-range.ts';

const HOST_PAGES = {
  next: (data: HostNames) => (data.hosts.pageInfo.hasNextPage ? data.hosts.pageInfo.endCursor : null),
  join: (data: HostNames, more: HostNames): HostNames => ({
    hosts: { ...more.hosts, nodes: [...data.hosts.nodes, ...more.hosts.nodes] },
  }),
};
const ENDED: readonly MaintenancePhase[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED'];
const BACK_MS = 92 * 86_400_000;
const EVERY_MS = 60_000;

export function TimelineView() {
  // Whoever pans further back than that gets it from the list of all windows.
  const [from] = useState(() => new Date(Date.now() - BACK_MS).toISOString());
  const { windows, error, again } = useWindows({ from });
  const hosts = useLive(
    HostNamesQuery,
    {},
    {
      pages: HOST_PAGES,
      everyMs: EVERY_MS,
      concerns: ({ type }) => type === 'HOST_CHANGED',
    },
  );
  const { conflicts, ...told } = useConflicts(windows);
  const [asTable, setAsTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<MaintenancePhase>>(new Set(['CANCELLED', 'SUPERSEDED']));
  const range = useRange();
  const now = useNow();
  const shown = useMemo(() => (windows ?? []).filter(({ phase }) => !hidden.has(phase)), [windows, hidden]);
  const nodes = hosts.data?.hosts.nodes;
  const rows = useMemo(() => rowsOf(nodes ?? [], shown, now), [nodes, shown, now]);
  const loading = windows === undefined || nodes === undefined;
  const failed = error ?? hosts.error ?? (loading ? undefined : told.error);

  return (
    <>
      <Heading
        title="Timeline"
        tools={
          <Link href="/schedule" className="sw-button">
            Schedule maintenance
          </Link>
        }
      >
        {windows !== undefined && summaryOf(windows)}
        {conflicts.size > 0 && <span className="sw-conflict-word"> {count(conflicts.size, 'window')} in conflict</span>}
      </Heading>
      {hosts.data !== undefined && <CoverageNotice coverage={hosts.data.hosts.coverage} />}
      <Failure
        error={failed}
        again={() => {
          again();
          hosts.again();
          told.again();
        }}
        partial={!loading}
      />
      {loading && failed === undefined && <Loading what="the timeline" />}
      {!loading && (
        <section className="sw-card sw-timeline-card" aria-label="Windows over hosts">
          <div className="sw-filters">
            <PhaseFilter windows={windows} hidden={hidden} setHidden={setHidden} />
            <button
              type="button"
              className="sw-small"
              aria-pressed={asTable}
              onClick={() => {
                setAsTable(!asTable);
              }}
            >
              {asTable ? 'As timeline' : 'As table'}
            </button>
          </div>
          {nodes.length === 0 ? (
            <Nothing title="No hosts">Nova lists no compute service in any of your clouds.</Nothing>
          ) : asTable ? (
            <WindowTable windows={shown} operator conflicts={conflicts} />
          ) : (
            <Timeline rows={rows} range={range} conflicts={conflicts} now={now} tools={<RangeTools range={range} />} />
          )}
        </section>
      )}
      <Happening />
    </>
  );
}

function summaryOf(windows: readonly WindowRowFragment[]): string {
  const open = windows.filter(({ phase }) => OPEN_PHASES.includes(phase)).length;
  return `${count(open, 'open window')}.`;
}

interface PhaseFilterProps {
  readonly windows: readonly WindowRowFragment[];
  readonly hidden: ReadonlySet<MaintenancePhase>;
  readonly setHidden: (hidden: ReadonlySet<MaintenancePhase>) => void;
}

/** Legend, count and filter in one. */
function PhaseFilter({ windows, hidden, setHidden }: PhaseFilterProps) {
  return (
    <div className="sw-phases" role="group" aria-label="Phases that are shown">
      {[...OPEN_PHASES, ...ENDED].map((phase) => (
        <button
          key={phase}
          type="button"
          aria-pressed={!hidden.has(phase)}
          className={`sw-phasechip sw-phase--${phase.toLowerCase()}`}
          onClick={() => {
            setHidden(
              hidden.has(phase) ? new Set([...hidden].filter((each) => each !== phase)) : new Set([...hidden, phase]),
            );
          }}
        >
          <span className="sw-phasechip__dot" aria-hidden="true" />
          {PHASE[phase]} <span className="sw-count">{windows.filter((window) => window.phase === phase).length}</span>
        </button>
      ))}
    </div>
  );
}

function RangeTools({ range }: { readonly range: ReturnType<typeof useRange> }) {
  return (
    <div className="sw-range" role="group" aria-label="Which time is shown">
      <button
        type="button"
        className="sw-small"
        aria-label="Earlier"
        onClick={() => {
          range.pan(-0.5);
        }}
      >
        ←
      </button>
      <button type="button" className="sw-small" onClick={range.toNow}>
        Now
      </button>
      <button
        type="button"
        className="sw-small"
        aria-label="Later"
        onClick={() => {
          range.pan(0.5);
        }}
      >
        →
      </button>
      <select
        className="sw-select"
        aria-label="How much time is shown"
        value={SPANS.find(([, ms]) => ms === range.span)?.[0] ?? 'other'}
        onChange={({ target: { value } }) => {
          const span = SPANS.find(([name]) => name === value)?.[1];
          if (span !== undefined) range.zoomTo(span);
        }}
      >
        {!SPANS.some(([, ms]) => ms === range.span) && <option value="other">as zoomed</option>}
        {SPANS.map(([name]) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <button
        type="button"
        className="sw-small"
        aria-label="Zoom out"
        onClick={() => {
          range.zoom(2);
        }}
      >
        −
      </button>
      <button
        type="button"
        className="sw-small"
        aria-label="Zoom in"
        onClick={() => {
          range.zoom(0.5);
        }}
      >
        +
      </button>
    </div>
  );
}
