/** One window on one host: the plan as a bar, what really went on as a strip under it. */

import { memo } from 'react';
import { useLocation } from 'wouter';

import type { WindowRowFragment } from '../generated/graphql.ts';
import { PHASE } from '../parts/words.ts';
import { useZone } from '../shell/preferences.ts';
import { span } from '../time/wording.ts';
import { LANE } from './layout.ts';
import type { Bar, Stretch, TimelineHost } from './layout.ts';

interface Props {
  readonly bar: Bar;
  readonly host: TimelineHost;
  readonly x: (at: number) => number;
  readonly width: number;
  readonly now: number;
  readonly conflict: boolean;
  /** Does Tab lead here? */
  readonly reachable: boolean;
  readonly inspect: (window: WindowRowFragment) => void;
  readonly focused: () => void;
}

const PLAN = 18;
const STRIP = 5;
const SMALLEST = 5;
const WORDS = 90;
const LETTER = 6.3;

export const BarShape = memo(function BarShape(props: Props) {
  const { bar, host, x, width, now, conflict, reachable, inspect, focused } = props;
  const [, navigate] = useLocation();
  const zone = useZone();
  const { window, planned, actual, drainAt, lane, nextFrom } = bar;
  const plan = drawn(planned, x, width);
  const strip = actual === null ? null : drawn({ ...actual, until: actual.until ?? now }, x, width);
  if (plan === null && strip === null) return null;
  const top = 5 + lane * LANE;
  // A bar that is too short for words has them beside it, as far as the next one.
  const beside = plan !== null && plan.width < WORDS;
  const free = plan === null ? 0 : (nextFrom === null ? width : x(nextFrom)) - plan.x - plan.width - 6;
  const room = plan === null ? 0 : beside ? Math.min(free, 240) : plan.width - 4;
  const href = `/windows/${window.id}`;
  const words = `${host.name}: ${window.summary}, ${PHASE[window.phase]}, planned ${span(window.startsAt, window.endsAt, zone)}${
    window.startedAt === null ? '' : `, work began ${span(window.startedAt, window.endedAt ?? window.startedAt, zone)}`
  }${conflict ? ', in conflict' : ''}`;

  return (
    <a
      href={href}
      data-bar={`${host.id}|${window.id}`}
      className={`sw-bar sw-phase--${window.phase.toLowerCase()}${planned.until === null ? ' sw-bar--endless' : ''}`}
      aria-label={words}
      tabIndex={reachable ? 0 : -1}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate(href);
      }}
      onFocus={() => {
        focused();
        inspect(window);
      }}
      onPointerEnter={() => {
        inspect(window);
      }}
    >
      {drainAt !== null && plan !== null && x(drainAt) < plan.x && (
        <line
          className="sw-bar__drain"
          x1={Math.max(0, x(drainAt))}
          x2={plan.x}
          y1={top + PLAN / 2}
          y2={top + PLAN / 2}
        />
      )}
      {plan !== null && (
        <>
          <rect className="sw-bar__plan" x={plan.x} y={top} width={plan.width} height={PLAN} rx="4" />
          {room > 44 && (
            <svg x={beside ? plan.x + plan.width : plan.x} y={top} width={room} height={PLAN} aria-hidden="true">
              <text className="sw-bar__text" x={conflict && !beside ? 20 : 7} y="13">
                {cut(window.summary, room - (conflict && !beside ? 24 : 10))}
              </text>
            </svg>
          )}
        </>
      )}
      {strip !== null && (
        <rect className="sw-bar__actual" x={strip.x} y={top + PLAN + 1} width={strip.width} height={STRIP} rx="2" />
      )}
      {conflict && plan !== null && (
        <g className="sw-bar__conflict" transform={`translate(${plan.x + 3} ${top + 3})`}>
          <path d="M6 0 12 11H0Z" />
          <path className="sw-bar__bang" d="M6 3.6V7M6 8.4V9.6" />
        </g>
      )}
    </a>
  );
});

/** As much of a text as there is room for, by what a letter takes on average. */
function cut(text: string, room: number): string {
  const letters = Math.floor(room / LETTER);
  return text.length <= letters ? text : `${text.slice(0, Math.max(0, letters - 1)).trimEnd()}…`;
}

/** Cut to what can be seen; null when nothing can. */
function drawn(
  { from, until }: Stretch,
  x: (at: number) => number,
  width: number,
): { x: number; width: number } | null {
  const left = x(from);
  const right = Math.max(until === null ? width + 10 : x(until), left + SMALLEST);
  if (right < 0 || left > width) return null;
  const start = Math.max(left, -10);
  return { x: start, width: Math.min(right, width + 10) - start };
}
