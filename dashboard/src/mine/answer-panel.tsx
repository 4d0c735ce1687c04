/**
 * What happens to an owner's servers in one window, and the answer to it: for all of them, or those that are ticked.
 */

import { Button } from '../parts/patternfly.ts';
import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';
import { useState } from 'react';

import type { ServerRowFragment } from '../generated/graphql.ts';
import { AnswerLabel, OutcomeLabel } from '../parts/labels.tsx';
import { Nothing } from '../parts/states.tsx';
import { ACTION_SENTENCE, IMPACT, OPEN_PHASES, SOURCE } from '../parts/words.ts';
import { durationInWords } from '../time/wording.ts';
import { AnswerForm } from './answer-form.tsx';
import type { AnsweredWindow } from './answered-window.ts';

interface Props {
  readonly window: AnsweredWindow;
  readonly servers: readonly ServerRowFragment[];
  readonly done: () => void;
}

export function AnswerPanel({ window, servers, done }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [answering, setAnswering] = useState(false);
  if (servers.length === 0) return <Nothing title="No servers of yours">They have all left this window.</Nothing>;
  const open = OPEN_PHASES.includes(window.phase);
  const rows = servers.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const ids = rows.filter(({ serverId }) => chosen.has(serverId)).map(({ serverId }) => serverId);
  const toggle = (id: string) => {
    setChosen((before) =>
      before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id]),
    );
  };

  return (
    <>
      <Table aria-label={`Your servers in ${window.summary}`} cardsBelow="md">
        <Thead>
          {open && (
            <Th width={1}>
              <span className="sw-unseen">Choose</span>
            </Th>
          )}
          <Th width={20}>Server</Th>
          <Th width={35}>What will be done</Th>
          <Th width={20}>Interruption</Th>
          <Th>Your answer</Th>
          <Th>Outcome</Th>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              {open && (
                <Td label="Choose">
                  <input
                    type="checkbox"
                    className="sw-check"
                    aria-label={`Answer for ${nameOf(row)}`}
                    checked={chosen.has(row.serverId)}
                    onChange={() => {
                      toggle(row.serverId);
                    }}
                  />
                </Td>
              )}
              <Td label="Server">
                <strong>{nameOf(row)}</strong>
                <div className="sw-quiet">{row.server?.status.toLowerCase() ?? 'not in Nova any more'}</div>
              </Td>
              <Td label="What will be done">
                {ACTION_SENTENCE[row.action]}
                <div className="sw-quiet">By {SOURCE[row.actionSource]}.</div>
                {row.policyProblem !== null && <div className="sw-problem">{row.policyProblem}</div>}
              </Td>
              <Td label="Interruption">
                {IMPACT[row.impact]}
                {row.impact !== 'NO_IMPACT' && (
                  <div className="sw-quiet">
                    {row.expectedDowntime === null
                      ? 'for how long is not known'
                      : durationInWords(row.expectedDowntime)}
                  </div>
                )}
              </Td>
              <Td label="Your answer">
                <AnswerLabel answer={row.answer} stale={row.answerStale} />
                {row.answeredBy !== null && <div className="sw-quiet">{row.answeredBy}</div>}
                {row.note !== null && <q className="sw-note sw-break">{row.note}</q>}
                {row.changeReference !== null && (
                  <a href={row.changeReference} target="_blank" rel="noreferrer" className="sw-break">
                    {row.changeReference}
                  </a>
                )}
              </Td>
              <Td label="Outcome">
                <OutcomeLabel outcome={row.outcome} />
                {row.outcomeDetail !== null && <div className="sw-quiet">{row.outcomeDetail}</div>}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {open &&
        (answering ? (
          <AnswerForm
            window={window}
            serverIds={ids.length > 0 ? ids : rows.map(({ serverId }) => serverId)}
            all={ids.length === 0}
            done={done}
            close={() => {
              setAnswering(false);
              setChosen(new Set());
            }}
          />
        ) : (
          <Button
            variant={rows.some(isAsked) ? 'primary' : 'secondary'}
            onClick={() => {
              setAnswering(true);
            }}
          >
            {ids.length > 0
              ? `Answer for ${ids.length} chosen`
              : rows.length === 1
                ? 'Answer'
                : `Answer for all ${rows.length}`}
          </Button>
        ))}
    </>
  );
}

/** Is there still a word to be said for it? */
export const isAsked = ({ answer, answerStale, outcome }: ServerRowFragment): boolean =>
  outcome === 'PENDING' && (answer === 'PENDING' || answerStale);

const nameOf = ({ server, serverId }: ServerRowFragment): string => server?.name ?? serverId;
