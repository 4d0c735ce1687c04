/** Servers, and what is to happen to each in the four cases: standing instructions, read and written. */

import { Find } from '../parts/find.tsx';
import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';
import { useDeferredValue, useRef, useState } from 'react';

import { useLive, useVisit } from '../graph/live.ts';
import { ServersQuery } from '../graph/operations.ts';
import type { ServersQuery as Servers } from '../generated/graphql.ts';
import { CoverageNotice, Failure, Loading, Nothing } from '../parts/states.tsx';
import { count } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { CASES } from './cases.ts';
import { placeOf } from './page-place.ts';
import { PageTurner } from './page-turner.tsx';
import { PolicyCell } from './policy-cell.tsx';

const EVERY_MS = 60_000;
const PAGE = 200;

export function ServersView() {
  const { viewer } = useVisit();
  const [text, setText] = useState('');
  const name = useDeferredValue(text.trim());
  // Where the pages up to the one that is shown begin. One page is read at a time, however many servers there are.
  const [trail, setTrail] = useState<readonly string[]>([]);
  const card = useRef<HTMLElement>(null);
  const { data, error, earlier, again } = useLive(
    ServersQuery,
    { first: PAGE, name: name === '' ? null : name, after: trail.at(-1) ?? null },
    { everyMs: EVERY_MS, concerns: ({ type }) => type === 'SERVER_ADDED' || type === 'WINDOW_UPDATED' },
  );
  const servers: Servers['servers']['nodes'] = data?.servers.nodes ?? [];
  const total = data?.servers.totalCount ?? null;
  const behind = data?.servers.pageInfo.hasNextPage === true && !earlier ? data.servers.pageInfo.endCursor : null;
  const turner = (trail.length > 0 || behind !== null) && (
    <PageTurner
      trail={trail}
      behind={behind}
      turn={(next) => {
        setTrail(next);
        card.current?.scrollIntoView();
      }}
    />
  );
  return (
    <>
      <Heading title={viewer.operator ? 'Servers' : 'My servers'}>{total !== null && count(total, 'server')}</Heading>
      <p className="sw-lead">
        What is to happen to a server when its host is worked on, said once and for all. It is kept in the server’s own
        metadata in Nova; an answer to a single window goes before it.
      </p>
      {data !== undefined && <CoverageNotice coverage={data.servers.coverage} />}
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="servers" />}
      {data !== undefined && (
        <section ref={card} className="sw-card" aria-label="Servers" aria-busy={earlier}>
          <div className="sw-filters">
            <Find
              label="Find servers by name"
              placeholder="Part of a name"
              value={text}
              set={(wanted) => {
                setText(wanted);
                setTrail([]);
              }}
            />
            <span className="sw-quiet" role="status">
              {earlier ? 'Reading …' : placeOf(trail.length * PAGE, servers.length, total)}
            </span>
            {turner}
          </div>
          {servers.length === 0 ? (
            <Nothing title={trail.length > 0 ? 'No servers here any more' : 'No servers'}>
              {trail.length > 0
                ? 'Some are gone: go back a page.'
                : name === ''
                  ? 'Nova lists none.'
                  : 'None has that in its name.'}
            </Nothing>
          ) : (
            <Table aria-label="Servers and their policies" cardsBelow="xl">
              <Thead>
                <Th>Server</Th>
                {CASES.map(({ key, title }) => (
                  <Th key={key}>{title}</Th>
                ))}
              </Thead>
              <Tbody>
                {servers.map((server) => (
                  <Tr key={server.id}>
                    <Td label="Server">
                      <strong>{server.name}</strong>
                      <div className="sw-quiet">
                        {server.status.toLowerCase()}
                        {viewer.operator && ` · ${server.project.name ?? server.project.id}`}
                      </div>
                    </Td>
                    {CASES.map(({ key, title }) => (
                      <Td key={key} label={title}>
                        <PolicyCell server={server} which={key} done={again} />
                      </Td>
                    ))}
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )}
          {turner}
        </section>
      )}
    </>
  );
}
