/** The workflow, drawn: where the window stands, and what leads on from there. */

import { useEffect, useId, useRef } from 'react';

import type { WindowPageQuery } from '../generated/graphql.ts';
import { PHASE } from '../parts/words.ts';
import { BOX, stateGraph } from './state-graph.ts';

type Workflow = NonNullable<WindowPageQuery['maintenanceWindow']>['workflow'];

interface Props {
  readonly workflow: Workflow;
  readonly state: string;
}

export function StateMachine({ workflow, state }: Props) {
  const marker = useId();
  const box = useRef<HTMLDivElement>(null);
  const { width, height, states, edges } = stateGraph(workflow);
  // Where there is no room for all of it, what is shown first is where the window stands.
  const middle = (states.find(({ name }) => name === state)?.x ?? 0) + BOX.width / 2;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.scrollLeft = (middle / width) * element.scrollWidth - element.clientWidth / 2;
  }, [middle, width]);
  const ordered = edges.toSorted((a, b) => Number(a.from === state) - Number(b.from === state));
  const onwards = edges.filter(({ from }) => from === state).map(({ to }) => to);
  const words = `Workflow ${workflow.name}. Now ${state}${onwards.length === 0 ? ', which is an end' : `; it leads on to ${onwards.join(', ')}`}.`;

  return (
    <div ref={box} className="sw-machine" tabIndex={0} role="group" aria-label="Picture of the workflow">
      <svg viewBox={`0 0 ${width} ${height}`} style={{ maxInlineSize: width }} role="img" aria-label={words}>
        <defs>
          {['far', 'near'].map((kind) => (
            <marker
              key={kind}
              id={`${marker}-${kind}`}
              className={`sw-machine__tip sw-machine__tip--${kind}`}
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          ))}
        </defs>
        {ordered.map(({ from, to, path, words: ways, bySignal }) => (
          <path
            key={`${from}>${to}`}
            d={path}
            className={`sw-machine__edge${from === state ? ' sw-machine__edge--near' : ''}${bySignal ? ' sw-machine__edge--signal' : ''}`}
            markerEnd={`url(#${marker}-${from === state ? 'near' : 'far'})`}
          >
            <title>{`${from} → ${to}: ${ways.join(', ')}`}</title>
          </path>
        ))}
        {edges.map(
          ({ from, to, label, words: ways }) =>
            label !== null && (
              <text
                key={`${from}>${to}`}
                x={label.x}
                y={label.y}
                textAnchor="middle"
                className={from === state ? 'sw-machine__word sw-machine__word--near' : 'sw-machine__word'}
              >
                {ways.join(', ')}
              </text>
            ),
        )}
        {states.map(({ name, phase, x, y }) => (
          <g
            key={name}
            transform={`translate(${x} ${y})`}
            className={`sw-machine__state sw-phase--${phase.toLowerCase()}${name === state ? ' sw-machine__state--now' : ''}`}
          >
            <rect width={BOX.width} height={BOX.height} rx="9" />
            <text x={BOX.width / 2} y={name.toLowerCase() === PHASE[phase].toLowerCase() ? 27 : 19} textAnchor="middle">
              {name}
            </text>
            {name.toLowerCase() !== PHASE[phase].toLowerCase() && (
              <text x={BOX.width / 2} y="34" textAnchor="middle" className="sw-machine__meaning">
                {PHASE[phase]}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}
