/** Servers, and what is to happen to each in the four cases: standing instructions, read and written. */

import { Find } from '../parts/find.tsx';
import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';
import { useDeferredValue, useState } from 'react';

import { useLive, useVisit } from '../graph/live.ts';
import { ServersQuery } from '../graph/operations.ts';
import type { ServersQuery as Servers } from '../generated/graphql.ts';
import { CoverageNotice, Failure, Loading, Nothing } from '../parts/states.tsx';
import { count } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { CASES } from './cases.ts';
import { PolicyCell } from './policy-cell.tsx';

const EVERY_MS = 60_000;

export function ServersView() {
  const { viewer } = useVisit();
  const [text, setText] = useState('');
  const name = useDeferredValue(text.trim());
  const { data, error, again } = useLive(
    ServersQuery,
    { name: name === '' ? null : name },
    { everyMs: EVERY_MS, concerns: ({ type }) => type === 'SERVER_ADDED' || type === 'WINDOW_UPDATED' },
  );
  const servers: Servers['servers']['nodes'] = data?.servers.nodes ?? [];
  return (
    <>
      <Heading title={viewer.operator ? 'Servers' : 'My servers'}>
        {data !== undefined && count(data.servers.totalCount ?? servers.length, 'server')}
      </Heading>
      <p className="sw-lead">
        What is to happen to a server when its host is worked on, said once and for all. It is kept in the server’s own
        metadata in Nova; an answer to a single window goes before it.
      </p>
      {data !== undefined && <CoverageNotice coverage={data.servers.coverage} />}
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="servers" />}
      {data !== undefined && (
        <section className="sw-card" aria-label="Servers">
          <div className="sw-filters">
            <Find label="Find servers by name" placeholder="Part of a name" value={text} set={setText} />
          </div>
          {servers.length === 0 ? (
            <Nothing title="No servers">{name === '' ? 'Nova lists none.' : 'None has that in its name.'}</Nothing>
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
          {data.servers.pageInfo.hasNextPage && (
            <p className="sw-quiet">The first {servers.length} are shown: type a part of a name to find others.</p>
          )}
        </section>
      )}
    </>
  );
}
