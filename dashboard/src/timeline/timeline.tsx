/**
 * The timeline: rows of hosts, bars of windows, drawn for the part that can be seen alone.
 *
 * One bar can be reached by Tab; arrow keys go from bar to bar, Enter opens the window. The same as a table stands beside
 * it. Refuses to know where data comes from.
 */

import { scaleUtc } from '@visx/scale';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

import type { WindowRowFragment } from '../generated/graphql.ts';
import { useZone } from '../shell/preferences.ts';
import { BarShape } from './bar-shape.tsx';
import { Inspector } from './inspector.tsx';
import { visibleRows } from './layout.ts';
import type { Row } from './layout.ts';
import { neighbour } from './neighbour.ts';
import { ticksOf } from './ticks.ts';
import type { Range } from './use-range.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly range: Range;
  readonly conflicts: ReadonlySet<string>;
  readonly now: number;
  /** What chooses the range. */
  readonly tools: React.ReactNode;
}

const AXIS = 44;
const NARROW = 640;

export function Timeline({ rows, range, conflicts, now, tools }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 900, height: 500 });
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState<{ host: string; window: string } | null>(null);
  const [inspected, setInspected] = useState<WindowRowFragment | null>(null);
  const wantsFocus = useRef(false);
  const zone = useZone();
  const total = rows.reduce((end, row) => Math.max(end, row.top + row.height), 0);
  const labels = size.width < NARROW ? 96 : 168;
  const width = Math.max(100, size.width - labels);
  const until = range.from + range.span;
  const x = useMemo(
    () => scaleUtc({ domain: [new Date(range.from), new Date(until)], range: [0, width] }),
    [range.from, until, width],
  );
  const ticks = useMemo(() => ticksOf(range.from, until, zone, width), [range.from, until, zone, width]);
  const visible = visibleRows(rows, scrollTop, size.height);
  const first = useMemo(() => firstBar(rows, range.from, until), [rows, range.from, until]);
  const current = active ?? first;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  useWheel(box, range);

  useEffect(() => {
    if (!wantsFocus.current || active === null) return;
    const link = box.current?.querySelector<SVGAElement>(
      `[data-bar="${CSS.escape(`${active.host}|${active.window}`)}"]`,
    );
    if (link == null) return;
    wantsFocus.current = false;
    link.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (current === null || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = neighbour(rows, current, event.key);
    if (next === null) return;
    wantsFocus.current = true;
    setActive({ host: next.host, window: next.bar.window.id });
    setInspected(next.bar.window);
    range.reveal(next.bar.planned.from);
    const element = box.current;
    if (element === null) return;
    const { top, height } = next.row;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height + AXIS > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height + AXIS - element.clientHeight;
    }
  };
  const drag = useDrag(range, width);

  return (
    <>
      <div className="sw-timeline__bar">
        <Inspector window={inspected} conflict={inspected !== null && conflicts.has(inspected.id)} />
        {tools}
      </div>
      <div
        ref={box}
        className="sw-timeline"
        onScroll={(event) => {
          setScrollTop(event.currentTarget.scrollTop);
        }}
      >
        <div className="sw-timeline__all" style={{ height: total + AXIS }}>
          <div className="sw-timeline__axis" style={{ height: AXIS }}>
            <svg width={width} height={AXIS} style={{ marginInlineStart: labels }} aria-hidden="true">
              {ticks.map(({ at, label, major }) => (
                <text key={at} x={x(at) + 5} y={18} className={major ? 'sw-tick sw-tick--major' : 'sw-tick'}>
                  {label}
                </text>
              ))}
              {x(now) >= 0 && x(now) <= width && (
                <g className="sw-nowmark" transform={`translate(${Math.round(x(now))} 0)`}>
                  <rect x="-17" y="26" width="34" height="16" rx="8" />
                  <text y="38" textAnchor="middle">
                    now
                  </text>
                </g>
              )}
            </svg>
          </div>
          {visible.map((row) => (
            <RowLabel
              key={row.kind === 'zone' ? `zone ${row.name}` : row.host.id}
              row={row}
              width={labels}
              axis={AXIS}
            />
          ))}
          <svg
            className="sw-timeline__bars"
            style={{ top: AXIS, insetInlineStart: labels }}
            width={width}
            height={total}
            role="group"
            aria-label="Windows over hosts in time. Arrow keys go from window to window."
            onKeyDown={onKeyDown}
            {...drag}
          >
            {ticks.map(({ at, major }) => (
              <line
                key={at}
                x1={x(at)}
                x2={x(at)}
                y1={0}
                y2={total}
                className={major ? 'sw-line sw-line--major' : 'sw-line'}
              />
            ))}
            {visible.map((row) =>
              row.kind === 'zone' ? (
                <rect key={`zone ${row.name}`} className="sw-zonerow" y={row.top} width={width} height={row.height} />
              ) : (
                <g key={row.host.id} transform={`translate(0 ${row.top})`}>
                  <line className="sw-rowline" x2={width} y1={row.height} y2={row.height} />
                  {row.bars.map((bar) => (
                    <BarShape
                      key={bar.window.id}
                      bar={bar}
                      host={row.host}
                      x={x}
                      width={width}
                      now={now}
                      conflict={conflicts.has(bar.window.id)}
                      reachable={current?.host === row.host.id && current.window === bar.window.id}
                      inspect={setInspected}
                      focused={() => {
                        setActive({ host: row.host.id, window: bar.window.id });
                      }}
                    />
                  ))}
                </g>
              ),
            )}
            {x(now) >= 0 && x(now) <= width && <line className="sw-now" x1={x(now)} x2={x(now)} y1={0} y2={total} />}
          </svg>
        </div>
      </div>
    </>
  );
}

function RowLabel({ row, width, axis }: { readonly row: Row; readonly width: number; readonly axis: number }) {
  const style = { top: row.top + axis, height: row.height, width };
  if (row.kind === 'zone') {
    return (
      <div className="sw-rowlabel sw-rowlabel--zone" style={style}>
        {row.name}
      </div>
    );
  }
  const { host } = row;
  const marks = [host.status === 'DISABLED' ? 'disabled' : '', host.state === 'UP' ? '' : host.state.toLowerCase()];
  return (
    <div className="sw-rowlabel" style={style}>
      <span className="sw-rowlabel__name" title={host.id}>
        {host.name}
      </span>
      <span className={host.state === 'UP' ? 'sw-rowlabel__mark' : 'sw-rowlabel__mark sw-rowlabel__mark--bad'}>
        {marks.filter((mark) => mark !== '').join(', ')}
      </span>
    </div>
  );
}

/** What Tab reaches first: a bar that is in sight, or any. */
function firstBar(rows: readonly Row[], from: number, until: number): { host: string; window: string } | null {
  const all = rows.flatMap((row) => (row.kind === 'host' ? row.bars.map((bar) => ({ host: row.host.id, bar })) : []));
  const found =
    all.find(({ bar: { planned } }) => planned.from < until && (planned.until ?? Infinity) > from) ?? all[0];
  return found === undefined ? null : { host: found.host, window: found.bar.window.id };
}

/** Sideways scrolls through time, with Ctrl or Meta the wheel zooms. */
function useWheel(box: React.RefObject<HTMLDivElement | null>, { pan, zoom }: Range): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const { left, width } = element.getBoundingClientRect();
        zoom(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, (event.clientX - left) / width)));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        pan(event.deltaX / element.clientWidth);
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [box, pan, zoom]);
}

/** Dragging moves through time. What begins on a bar is a click. */
function useDrag({ pan }: Range, width: number) {
  const last = useRef<number | null>(null);
  const onPointerDown = useCallback((event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || (event.target as Element).closest('a') !== null) return;
    last.current = event.clientX;
    event.currentTarget.setPointerCapture(event.pointerId);
  }, []);
  const onPointerMove = useCallback(
    (event: PointerEvent<SVGSVGElement>) => {
      if (last.current === null) return;
      pan((last.current - event.clientX) / width);
      last.current = event.clientX;
    },
    [pan, width],
  );
  const onPointerUp = useCallback(() => {
    last.current = null;
  }, []);
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}
