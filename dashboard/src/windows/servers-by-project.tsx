/** All servers of a window, by project: what is to be done, what was said, what came of it. Operators only. */

import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';

import type { ServerRowFragment } from '../generated/graphql.ts';
import { AnswerLabel, OutcomeLabel } from '../parts/labels.tsx';
import { Nothing } from '../parts/states.tsx';
import { ACTION, count, SOURCE } from '../parts/words.ts';
import { Ago } from '../time/time.tsx';

export function ServersByProject({ servers }: { readonly servers: readonly ServerRowFragment[] }) {
  if (servers.length === 0) return <Nothing title="No servers">Nothing runs on its hosts.</Nothing>;
  const groups = [...Map.groupBy(servers, ({ server }) => server?.project.name ?? server?.project.id ?? 'gone')];
  return groups
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([project, rows]) => (
      <div key={project} className="sw-project">
        <h3>
          {project} <span className="sw-quiet">{summaryOf(rows)}</span>
        </h3>
        <Table aria-label={`Servers of ${project}`} cardsBelow="md">
          <Thead>
            <Th width={20}>Server</Th>
            <Th width={25}>What will be done</Th>
            <Th width={30}>Answer</Th>
            <Th width={25}>Outcome</Th>
          </Thead>
          <Tbody>
            {rows
              .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
              .map((row) => (
                <Tr key={row.id}>
                  <Td label="Server">
                    <strong>{nameOf(row)}</strong>
                    <div className="sw-quiet">
                      {row.server?.status.toLowerCase() ?? 'not in Nova'}
                      {row.server?.host != null && ` on ${row.server.host.name}`}
                    </div>
                  </Td>
                  <Td label="What will be done">
                    {ACTION[row.action]}
                    <div className="sw-quiet">by {SOURCE[row.actionSource]}</div>
                    {row.policyProblem !== null && <div className="sw-problem">{row.policyProblem}</div>}
                  </Td>
                  <Td label="Answer">
                    <AnswerLabel answer={row.answer} stale={row.answerStale} />
                    <div className="sw-quiet">
                      {row.answeredBy}
                      {row.answeredAt !== null && (
                        <>
                          {' '}
                          <Ago at={row.answeredAt} />
                        </>
                      )}
                    </div>
                    {row.note !== null && <q className="sw-note">{row.note}</q>}
                    {row.changeReference !== null && (
                      <a href={row.changeReference} target="_blank" rel="noreferrer" className="sw-break">
                        {row.changeReference}
                      </a>
                    )}
                  </Td>
                  <Td label="Outcome">
                    <OutcomeLabel outcome={row.outcome} />
                    {row.outcomeDetail !== null && <div className="sw-quiet sw-break">{row.outcomeDetail}</div>}
                    {row.mayMoveAgain && <div className="sw-quiet">may have to move again</div>}
                  </Td>
                </Tr>
              ))}
          </Tbody>
        </Table>
      </div>
    ));
}

const nameOf = ({ server, serverId }: ServerRowFragment): string => server?.name ?? serverId;

function summaryOf(rows: readonly ServerRowFragment[]): string {
  const answered = rows.filter(({ answer, answerStale }) => answer !== 'PENDING' && !answerStale).length;
  const settled = rows.filter(({ outcome }) => !['FAILED', 'MOVING', 'PENDING'].includes(outcome)).length;
  return `${count(rows.length, 'server')}, ${answered} answered, ${settled} settled`;
}
