/** What was planned, in words. */

import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '../parts/patternfly.ts';

import { Disclosed } from '../parts/disclosed.tsx';
import { ACTION, OPEN_PHASES } from '../parts/words.ts';
import { HostStatusLabel } from '../parts/labels.tsx';
import { useZone } from '../shell/preferences.ts';
import { When } from '../time/time.tsx';
import { span, zoneAt } from '../time/wording.ts';
import { PutOffForm } from './put-off-form.tsx';
import type { WindowPage } from './window-page.ts';
import { WordsForm } from './words-form.tsx';

interface Props {
  readonly window: WindowPage;
  readonly operator: boolean;
  readonly done: () => void;
}

export function Plan({ window, operator, done }: Props) {
  const zone = useZone();
  return (
    <section className="sw-card" aria-labelledby="plan-heading">
      <h2 id="plan-heading">The plan</h2>
      {window.description !== null && <p className="sw-description">{window.description}</p>}
      <DescriptionList isCompact>
        <Item term="When">
          {span(window.startsAt, window.endsAt, zone)}
          <div className="sw-quiet">{zoneAt(window.startsAt, window.endsAt, zone)}</div>
          {window.timeZone !== zone && (
            <div className="sw-quiet">
              {span(window.startsAt, window.endsAt, window.timeZone)} in {window.timeZone}, where it was planned
            </div>
          )}
        </Item>
        <Item term="Kind">
          {window.kind === 'PERMANENT' ? 'For good: the hosts do not come back' : 'Temporary: the hosts come back'}
          <div className="sw-quiet">{window.cause === 'PLANNED' ? 'planned ahead' : 'forced by a failure'}</div>
        </Item>
        {window.acknowledgeBy !== null && (
          <Item term="Answers until">
            <When at={window.acknowledgeBy} distance />
            <div className="sw-quiet">
              {window.onSilence === 'CONSENT' ? 'silence is consent' : 'without an answer nothing is done'}
            </div>
          </Item>
        )}
        <Item term="Servers are moved off">
          {window.drainAt === null ? 'when an operator says so' : <When at={window.drainAt} distance />}
        </Item>
        <Item term="Unless somebody says otherwise">{ACTION[window.defaultAction]}</Item>
        <Item term="Work began">{window.startedAt === null ? 'not yet' : <When at={window.startedAt} distance />}</Item>
        {window.endedAt !== null && (
          <Item term="Work ended">
            <When at={window.endedAt} distance />
          </Item>
        )}
        {operator && (
          <Item term="Hosts">
            {window.hosts == null ? (
              'Nova does not tell'
            ) : (
              <ul className="sw-plain">
                {window.hosts.map(({ id, name, availabilityZone, status, state }) => (
                  <li key={id} className="sw-hostline">
                    <span>
                      {name} <span className="sw-quiet">{availabilityZone}</span>
                    </span>
                    <HostStatusLabel status={status} state={state} />
                  </li>
                ))}
              </ul>
            )}
          </Item>
        )}
        <Item term="Workflow">
          {window.workflow.name} <span className="sw-quiet">version {window.workflow.version}</span>
        </Item>
        <Item term="Revision">
          {window.revision}
          {window.createdBy != null && <span className="sw-quiet">, planned by {window.createdBy}</span>}
        </Item>
      </DescriptionList>
      {operator && OPEN_PHASES.includes(window.phase) && (
        <>
          <Disclosed label="Change the words">
            {(close) => <WordsForm window={window} done={done} close={close} />}
          </Disclosed>
          {window.phase !== 'IN_PROGRESS' && (
            <Disclosed label="Put it off to another time">
              {(close) => (
                <PutOffForm
                  window={window}
                  hostIds={window.hosts?.map(({ id }) => id) ?? null}
                  done={done}
                  close={close}
                />
              )}
            </Disclosed>
          )}
        </>
      )}
    </section>
  );
}

function Item({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
