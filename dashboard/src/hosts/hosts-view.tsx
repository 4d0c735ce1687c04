/**
 * All hosts: may servers be placed there, why not, who said so, which tickets tell of it, and what is planned.
 *
 * Operators only.
 */

import { Find } from '../parts/find.tsx';
import { useDeferredValue, useState } from 'react';

import { useLive } from '../graph/live.ts';
import { HostsQuery } from '../graph/operations.ts';
import type { HostsQuery as Hosts } from '../generated/graphql.ts';
import { CoverageNotice, Failure, Loading, Nothing } from '../parts/states.tsx';
import { count } from '../parts/words.ts';
import { Heading } from '../shell/heading.tsx';
import { HostTable } from './host-table.tsx';
import { StatusForm } from './status-form.tsx';

type Host = Hosts['hosts']['nodes'][number];

/** Hosts change behind Nova's back too. */
const EVERY_MS = 30_000;
const STEP = 100;

const PAGES = {
  next: (data: Hosts) => (data.hosts.pageInfo.hasNextPage ? data.hosts.pageInfo.endCursor : null),
  join: (data: Hosts, more: Hosts): Hosts => ({
    ...more,
    hosts: { ...more.hosts, nodes: [...data.hosts.nodes, ...more.hosts.nodes] },
  }),
};

export function HostsView() {
  const { data, error, again } = useLive(HostsQuery, {}, { pages: PAGES, everyMs: EVERY_MS });
  const [text, setText] = useState('');
  const [show, setShow] = useState('all');
  const [limit, setLimit] = useState(STEP);
  const [changing, setChanging] = useState<Host | null>(null);
  const [said, setSaid] = useState('');
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const hosts = data?.hosts.nodes ?? [];
  const found = hosts.toSorted(byName).filter((host) => fits(host, show) && saysOf(host).includes(wanted));
  const disabled = hosts.filter(({ status }) => status === 'DISABLED').length;

  return (
    <>
      <Heading title="Hosts">
        {data !== undefined && (
          <>
            {count(hosts.length, 'host')}, {disabled} disabled
          </>
        )}
      </Heading>
      {data !== undefined && <CoverageNotice coverage={data.hosts.coverage} />}
      <Failure error={error} again={again} partial={data !== undefined} />
      {data === undefined && error === undefined && <Loading what="hosts" />}
      <p className="sw-unseen" role="status">
        {said}
      </p>
      {changing !== null && (
        <StatusForm
          key={changing.id}
          host={changing}
          done={(word) => {
            setSaid(word);
            setChanging(null);
            again();
          }}
          close={() => {
            setChanging(null);
          }}
        />
      )}
      {data !== undefined && (
        <section className="sw-card" aria-label="Hosts">
          <div className="sw-filters">
            <Find
              label="Find hosts by name, zone, reason or ticket"
              placeholder="Name, zone, reason, ticket"
              value={text}
              set={setText}
            />
            <select
              aria-label="Which hosts"
              className="sw-select"
              value={show}
              onChange={(event) => {
                setShow(event.target.value);
              }}
            >
              <option value="all">All hosts</option>
              <option value="disabled">Disabled</option>
              <option value="down">Not up</option>
              <option value="planned">With maintenance ahead</option>
            </select>
            <span className="sw-quiet" role="status">
              {count(found.length, 'host')}
            </span>
          </div>
          {found.length === 0 ? (
            <Nothing title={hosts.length === 0 ? 'No hosts' : 'No host is like that'}>
              {hosts.length === 0
                ? 'Nova lists no compute service in any of your clouds.'
                : 'Change what you look for.'}
            </Nothing>
          ) : (
            <HostTable hosts={found.slice(0, limit)} change={setChanging} />
          )}
          {found.length > limit && (
            <button
              type="button"
              className="sw-more"
              onClick={() => {
                setLimit(limit + STEP);
              }}
            >
              Show {Math.min(STEP, found.length - limit)} more
            </button>
          )}
        </section>
      )}
    </>
  );
}

const natural = new Intl.Collator('en', { numeric: true });
const byName = (a: Host, b: Host): number => natural.compare(a.id, b.id);

function fits(host: Host, show: string): boolean {
  if (show === 'disabled') return host.status === 'DISABLED';
  if (show === 'down') return host.state !== 'UP';
  if (show === 'planned') return host.maintenanceWindows.nodes.length > 0;
  return true;
}

function saysOf({ id, availabilityZone, disabledReason, tickets }: Host): string {
  return [id, availabilityZone, disabledReason, ...tickets.map(({ ticket }) => ticket.key)].join(' ').toLowerCase();
}
