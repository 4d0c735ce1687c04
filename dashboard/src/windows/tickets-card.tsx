/** The tickets of a window. Operators link them, take them off, and have new ones made. */

import { useRef } from 'react';

import type { TicketBadgeFragment } from '../generated/graphql.ts';
import { useLive } from '../graph/live.ts';
import { TicketSystemsQuery, UnlinkTicketMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Disclosed } from '../parts/disclosed.tsx';
import { TicketBadge } from '../parts/labels.tsx';
import { Refusals } from '../parts/states.tsx';
import { LinkTicketForm } from './link-ticket-form.tsx';
import { MakeTicketForm } from './make-ticket-form.tsx';
import type { WindowPage } from './window-page.ts';

interface Props {
  readonly window: WindowPage;
  readonly operator: boolean;
  readonly done: () => void;
}

export function TicketsCard({ window, operator, done }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="sw-card" aria-labelledby="tickets-heading">
      <h2 id="tickets-heading" ref={heading} tabIndex={-1}>
        Tickets
      </h2>
      {window.tickets.length === 0 ? (
        <p className="sw-quiet">None is linked.</p>
      ) : (
        <ul className="sw-plain sw-tickets">
          {window.tickets.map((link) => (
            <li key={link.url}>
              <TicketBadge link={link} />
              {link.ticket.summary !== null && <div>{link.ticket.summary}</div>}
              <div className="sw-quiet">
                {link.rel ?? 'link'}
                {operator && (link.audience === 'OWNERS' ? ', shown to owners' : ', for operators')}
              </div>
              {operator && (
                <Unlink
                  windowId={window.id}
                  link={link}
                  done={() => {
                    heading.current?.focus();
                    done();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {operator && <Tools windowId={window.id} done={done} />}
    </section>
  );
}

interface UnlinkProps {
  readonly windowId: string;
  readonly link: TicketBadgeFragment;
  readonly done: () => void;
}

function Unlink({ windowId, link, done }: UnlinkProps) {
  const { send, busy, refusals } = useSend(UnlinkTicketMutation, (data) => data.unlinkTicket);
  const unlink = async () => {
    const answer = await send({ windowId, url: link.url });
    if (answer?.userErrors.length === 0) done();
  };
  return (
    <>
      <Confirmed
        verb="Take off"
        what={link.ticket.key ?? link.title ?? link.url}
        warning="It is shown here no more; the ticket itself stays."
        busy={busy}
        act={() => void unlink()}
      />
      <Refusals errors={refusals} />
    </>
  );
}

function Tools({ windowId, done }: Omit<UnlinkProps, 'link'>) {
  const { data } = useLive(TicketSystemsQuery, {}, { concerns: () => false });
  const makers = (data?.ticketSystems ?? []).filter(({ abilities }) => abilities.includes('CREATE'));
  return (
    <>
      <Disclosed label="Link a ticket">
        {(close) => <LinkTicketForm windowId={windowId} done={done} close={close} />}
      </Disclosed>
      {makers.length > 0 && (
        <Disclosed label="Make a ticket">
          {(close) => (
            <MakeTicketForm windowId={windowId} systems={makers.map(({ name }) => name)} done={done} close={close} />
          )}
        </Disclosed>
      )}
    </>
  );
}
