/**
 * Small coloured words: where a window stands, what came of a server, how a ticket is. Never by colour alone.
 */

import { Label } from './patternfly.ts';
import ExternalLinkAltIcon from '@patternfly/react-icons/dist/esm/icons/external-link-alt-icon';

import type {
  MaintenancePhase,
  OwnerAnswer,
  ServerOutcome,
  TicketBadgeFragment,
  TicketStatusCategory,
} from '../generated/graphql.ts';
import { Ago } from '../time/time.tsx';
import { ANSWER, OUTCOME, PHASE } from './words.ts';

type Color = 'blue' | 'green' | 'grey' | 'orange' | 'purple' | 'red' | 'teal' | 'yellow';

const PHASE_COLOR: Readonly<Record<MaintenancePhase, Color>> = {
  TENTATIVE: 'grey',
  CONFIRMED: 'blue',
  DRAINING: 'purple',
  READY: 'teal',
  IN_PROGRESS: 'orange',
  COMPLETED: 'green',
  FAILED: 'red',
  CANCELLED: 'grey',
  SUPERSEDED: 'grey',
};

/** The phase, with the workflow's own word where that is another. */
export function PhaseLabel({ phase, state }: { readonly phase: MaintenancePhase; readonly state?: string }) {
  const own = state !== undefined && state.toLowerCase() !== PHASE[phase].toLowerCase() ? ` · ${state}` : '';
  return (
    <Label isCompact color={PHASE_COLOR[phase]} variant={phase === 'TENTATIVE' ? 'outline' : 'filled'}>
      {PHASE[phase]}
      {own}
    </Label>
  );
}

const OUTCOME_COLOR: Readonly<Record<ServerOutcome, Color>> = {
  PENDING: 'grey',
  MOVING: 'purple',
  MOVED: 'green',
  KEPT: 'teal',
  AVOIDED: 'green',
  GONE: 'grey',
  FAILED: 'red',
};

export function OutcomeLabel({ outcome }: { readonly outcome: ServerOutcome }) {
  return (
    <Label
      isCompact
      color={OUTCOME_COLOR[outcome]}
      variant={outcome === 'PENDING' ? 'outline' : 'filled'}
      className={outcome === 'MOVING' ? 'sw-moving' : ''}
    >
      {OUTCOME[outcome]}
    </Label>
  );
}

const ANSWER_COLOR: Readonly<Record<OwnerAnswer, Color>> = {
  PENDING: 'yellow',
  ACKNOWLEDGED: 'green',
  DECLINED: 'red',
  SILENT: 'grey',
};

export function AnswerLabel({ answer, stale }: { readonly answer: OwnerAnswer; readonly stale: boolean }) {
  return (
    <Label
      isCompact
      color={stale ? 'yellow' : ANSWER_COLOR[answer]}
      variant={answer === 'PENDING' ? 'outline' : 'filled'}
    >
      {ANSWER[answer]}
      {stale ? ' to an earlier plan' : ''}
    </Label>
  );
}

export function HostStatusLabel({ status, state }: { readonly status: string; readonly state: string }) {
  return (
    <span className="sw-labels">
      <Label
        isCompact
        color={status === 'ENABLED' ? 'green' : 'grey'}
        variant={status === 'ENABLED' ? 'outline' : 'filled'}
      >
        {status === 'ENABLED' ? 'Enabled' : 'Disabled'}
      </Label>
      {state !== 'UP' && (
        <Label isCompact color="red">
          {state === 'DOWN' ? 'Down' : 'State unknown'}
        </Label>
      )}
    </span>
  );
}

const TICKET_COLOR: Readonly<Record<TicketStatusCategory, Color>> = {
  TODO: 'grey',
  IN_PROGRESS: 'blue',
  DONE: 'green',
  UNKNOWN: 'grey',
};

/** A ticket, its status as its system spells it, and how old that is. */
export function TicketBadge({ link }: { readonly link: TicketBadgeFragment }) {
  const { ticket, url, title } = link;
  const name = ticket.key ?? title ?? hostOf(url);
  return (
    <span className={ticket.stale ? 'sw-ticket sw-ticket--old' : 'sw-ticket'}>
      <a href={url} target="_blank" rel="noreferrer" className="sw-ticket__name" title={ticket.summary ?? url}>
        {name}
        <ExternalLinkAltIcon className="sw-ticket__out" aria-label="(opens elsewhere)" />
      </a>
      {ticket.status !== null && (
        <Label isCompact color={TICKET_COLOR[ticket.statusCategory]} variant="outline">
          {ticket.status}
        </Label>
      )}
      {ticket.fetchedAt !== null && (
        <span className="sw-ticket__age">
          {ticket.stale ? 'old, ' : ''}
          <Ago at={ticket.fetchedAt} />
        </span>
      )}
      {ticket.problem !== null && <span className="sw-ticket__problem">{ticket.problem.message}</span>}
    </span>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
