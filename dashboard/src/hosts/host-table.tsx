/** Hosts, a row each. */

import { Button, Label } from '../parts/patternfly.ts';
import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';
import { Link } from 'wouter';

import type { HostsQuery as Hosts } from '../generated/graphql.ts';
import { HostStatusLabel, PhaseLabel, TicketBadge } from '../parts/labels.tsx';
import { Span } from '../time/time.tsx';
import { Reason } from './reason.tsx';

type Host = Hosts['hosts']['nodes'][number];

interface HostTableProps {
  readonly hosts: readonly Host[];
  /** Asked for by a row's button. */
  readonly change: (host: Host) => void;
}

export function HostTable({ hosts, change }: HostTableProps) {
  return (
    <Table aria-label="Hosts" cardsBelow="lg">
      <Thead>
        <Th>Host</Th>
        <Th>Status</Th>
        <Th width={30}>Reason</Th>
        <Th>Disabled by</Th>
        <Th>Tickets</Th>
        <Th>Servers</Th>
        <Th>Maintenance ahead</Th>
      </Thead>
      <Tbody>
        {hosts.map((host) => (
          <Tr key={host.id}>
            <Td label="Host">
              <span className="sw-name">{host.name}</span>
              <div className="sw-quiet">
                {host.availabilityZone ?? 'no zone'} · {host.cloud.name}
              </div>
            </Td>
            <Td label="Status">
              <HostStatusLabel status={host.status} state={host.state} />
              {host.forcedDown && <div className="sw-quiet">forced down</div>}
              <div>
                <Button
                  variant="link"
                  isInline
                  size="sm"
                  aria-label={`Change the status of ${host.name}`}
                  onClick={() => {
                    change(host);
                  }}
                >
                  Change
                </Button>
              </div>
            </Td>
            <Td label="Reason">{host.disabledReason === null ? <None /> : <Reason text={host.disabledReason} />}</Td>
            <Td label="Disabled by">
              <DisabledBy owner={host.disabledBy} />
            </Td>
            <Td label="Tickets">
              <div className="sw-stack">
                {host.tickets.length === 0 ? (
                  <None />
                ) : (
                  host.tickets.map((link) => <TicketBadge key={link.url} link={link} />)
                )}
              </div>
            </Td>
            <Td label="Servers">{host.servers.totalCount ?? '?'}</Td>
            <Td label="Maintenance ahead">
              <Ahead host={host} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

const None = () => (
  <span className="sw-quiet">
    <span aria-hidden="true">–</span>
    <span className="sw-unseen">none</span>
  </span>
);

function Ahead({ host: { maintenanceWindows } }: { readonly host: Host }) {
  if (maintenanceWindows.nodes.length === 0) return <None />;
  return (
    <ul className="sw-plain">
      {maintenanceWindows.nodes.map(({ id, summary, phase, startsAt, endsAt }) => (
        <li key={id}>
          <Link href={`/windows/${id}`}>{summary}</Link> <PhaseLabel phase={phase} />
          <div className="sw-quiet">
            <Span from={startsAt} until={endsAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function DisabledBy({ owner }: { readonly owner: Host['disabledBy'] }) {
  if (owner === null) return <None />;
  if (owner.kind === 'PERSON') return <Label isCompact>a person</Label>;
  if (owner.kind === 'TOOL')
    return (
      <Label isCompact color="yellow">
        {owner.name ?? 'a tool'}
      </Label>
    );
  const { window } = owner;
  return (
    <>
      <Label isCompact color="blue">
        Slipway
      </Label>
      {window !== null && (
        <div>
          <Link href={`/windows/${window.id}`}>{window.summary}</Link>
        </div>
      )}
    </>
  );
}
