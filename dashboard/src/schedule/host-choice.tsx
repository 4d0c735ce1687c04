/** Hosts to tick, by zone, found by name. */

import { Find } from '../parts/find.tsx';
import { useDeferredValue, useState } from 'react';

import { useLive } from '../graph/live.ts';
import { HostNamesQuery } from '../graph/operations.ts';
import type { HostNamesQuery as HostNames } from '../generated/graphql.ts';
import { CoverageNotice, Failure, Loading } from '../parts/states.tsx';
import { count } from '../parts/words.ts';

interface Props {
  readonly chosen: readonly string[];
  readonly set: (hostIds: readonly string[]) => void;
}

const natural = new Intl.Collator('en', { numeric: true });

const PAGES = {
  next: (data: HostNames) => (data.hosts.pageInfo.hasNextPage ? data.hosts.pageInfo.endCursor : null),
  join: (data: HostNames, more: HostNames): HostNames => ({
    hosts: { ...more.hosts, nodes: [...data.hosts.nodes, ...more.hosts.nodes] },
  }),
};

export function HostChoice({ chosen, set }: Props) {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const { data, error, again } = useLive(
    HostNamesQuery,
    {},
    { pages: PAGES, concerns: ({ type }) => type === 'HOST_CHANGED' },
  );
  const found = (data?.hosts.nodes ?? []).filter(
    ({ id, availabilityZone }) =>
      chosen.includes(id) || `${id} ${availabilityZone ?? ''}`.toLowerCase().includes(wanted),
  );
  const sorted = found.toSorted((a, b) => natural.compare(a.id, b.id));
  const zones = [...Map.groupBy(sorted, ({ availabilityZone }) => availabilityZone ?? 'no zone')];
  const toggle = (id: string) => {
    set(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <>
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="hosts" />}
      {data !== undefined && (
        <>
          <CoverageNotice coverage={data.hosts.coverage} />
          <div className="sw-filters">
            <Find label="Find hosts by name or zone" placeholder="Name or zone" value={text} set={setText} />
            <span className="sw-quiet" role="status">
              {count(chosen.length, 'host')} chosen
            </span>
          </div>
          <div className="sw-hosts">
            {zones
              .toSorted(([a], [b]) => a.localeCompare(b))
              .map(([zone, hosts]) => (
                <fieldset key={zone}>
                  <legend>{zone}</legend>
                  {hosts.map(({ id, name, cloud, status, state }) => (
                    <label key={id} className="sw-host">
                      <input
                        type="checkbox"
                        className="sw-check"
                        checked={chosen.includes(id)}
                        onChange={() => {
                          toggle(id);
                        }}
                      />
                      <span>
                        {name}
                        <span className="sw-quiet">
                          {' '}
                          {cloud.name}
                          {status === 'DISABLED' && ', disabled'}
                          {state !== 'UP' && `, ${state.toLowerCase()}`}
                        </span>
                      </span>
                    </label>
                  ))}
                </fieldset>
              ))}
          </div>
        </>
      )}
    </>
  );
}
