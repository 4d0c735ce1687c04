/**
 * Where the states of a workflow stand in its picture, and what leads from one to the next.
 *
 * Pure. The way through the work is one line, by phase; ends other than the good one stand below. Units are of the
 * picture's own.
 */

import type { MaintenancePhase } from '../generated/graphql.ts';

export interface DrawnState {
  readonly name: string;
  readonly phase: MaintenancePhase;
  readonly x: number;
  readonly y: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  /** Names of the events and signals that lead there. */
  readonly words: readonly string[];
  /** Does it happen by itself alone? */
  readonly bySignal: boolean;
  /** An SVG path. */
  readonly path: string;
  /** Where the words stand; null where there is no room. */
  readonly label: { readonly x: number; readonly y: number } | null;
}

export interface StateGraph {
  readonly width: number;
  readonly height: number;
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
}

interface Workflow {
  readonly states: readonly {
    readonly name: string;
    readonly phase: MaintenancePhase;
    readonly transitions: readonly {
      readonly event: string | null;
      readonly signal: string | null;
      readonly target: string;
    }[];
  }[];
}

export const BOX = { width: 128, height: 44 };
const GAP = 76;
const ROW = 128;
const MARGIN = { x: 12, top: 56, bottom: 16 };

const MAIN: readonly MaintenancePhase[] = ['TENTATIVE', 'CONFIRMED', 'DRAINING', 'READY', 'IN_PROGRESS', 'COMPLETED'];

export function stateGraph({ states }: Workflow): StateGraph {
  const main = states
    .filter(({ phase }) => MAIN.includes(phase))
    .toSorted((a, b) => MAIN.indexOf(a.phase) - MAIN.indexOf(b.phase));
  const ends = states.filter(({ phase }) => !MAIN.includes(phase));
  const step = BOX.width + GAP;
  const width = 2 * MARGIN.x + Math.max(main.length, ends.length) * step - GAP;
  const shift = Math.max(0, (main.length - ends.length) / 2);
  const place = (column: number, row: number) => ({ x: MARGIN.x + column * step, y: MARGIN.top + row * ROW });
  const drawn: DrawnState[] = [
    ...main.map(({ name, phase }, index) => ({ name, phase, ...place(index, 0) })),
    ...ends.map(({ name, phase }, index) => ({ name, phase, ...place(index + shift, 1) })),
  ];
  const at = new Map(drawn.map((state) => [state.name, state]));
  const edges = states.flatMap(({ name, transitions }) =>
    [...Map.groupBy(transitions, ({ target }) => target)].flatMap(([target, ways]): DrawnEdge[] => {
      const [from, to] = [at.get(name), at.get(target)];
      if (from === undefined || to === undefined || from === to) return [];
      return [
        {
          from: name,
          to: target,
          words: ways.map(({ event, signal }) => event ?? signal ?? ''),
          bySignal: ways.every(({ event }) => event === null),
          ...route(from, to, step),
        },
      ];
    }),
  );
  return { width, height: MARGIN.top + BOX.height + (ends.length > 0 ? ROW : 0) + MARGIN.bottom, states: drawn, edges };
}

function route(from: DrawnState, to: DrawnState, step: number): Pick<DrawnEdge, 'label' | 'path'> {
  const middle = BOX.width / 2;
  if (from.y === to.y && to.x - from.x === step) {
    const y = from.y + BOX.height / 2;
    return {
      path: `M${from.x + BOX.width} ${y}L${to.x - 4} ${y}`,
      label: { x: (from.x + BOX.width + to.x) / 2, y: y - 8 },
    };
  }
  if (from.y === to.y) {
    const rise = Math.min(44, 22 + 8 * (Math.abs(to.x - from.x) / step - 1));
    const [start, end] = [from.x + middle + 14, to.x + middle - 14];
    return {
      path: `M${start} ${from.y}C${start} ${from.y - rise},${end} ${to.y - rise},${end} ${to.y - 4}`,
      label: { x: (start + end) / 2, y: from.y - rise * 0.75 - 5 },
    };
  }
  const [start, end] = [from.x + middle, to.x + middle];
  const [top, bottom] = [from.y + BOX.height, to.y - 4];
  const bend = (bottom - top) * 0.6;
  return { path: `M${start} ${top}C${start} ${top + bend},${end} ${bottom - bend},${end} ${bottom}`, label: null };
}
