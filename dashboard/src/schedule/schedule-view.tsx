/**
 * A form for a new window: what, which hosts, when by the clock of which zone. What it would meet is shown before it is
 * sent.
 *
 * Operators only.
 */

import { Button, FormGroup, FormSelect, FormSelectOption, TextArea, TextInput } from '../parts/patternfly.ts';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useLive, useVisit } from '../graph/live.ts';
import { ScheduleMutation, WorkflowsQuery } from '../graph/operations.ts';
import { newMutationId } from '../graph/send.ts';
import type { MaintenanceKind, UserErrorCode } from '../generated/graphql.ts';
import { Fault } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { Heading } from '../shell/heading.tsx';
import { useZone } from '../shell/preferences.ts';
import { allZones, localOf } from '../time/zones.ts';
import { emptyDraft, faultsOf, inputOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { HostChoice } from './host-choice.tsx';
import { InTheWay } from './in-the-way.tsx';
import { LocalTime } from './local-time.tsx';

interface Refusal {
  readonly code: UserErrorCode | 'NO_ANSWER';
  readonly message: string;
}

export function ScheduleView() {
  const { client } = useVisit();
  const ownZone = useZone();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(ownZone, localOf(new Date().toISOString(), ownZone)));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const workflows = useLive(WorkflowsQuery, {}, { concerns: () => false });
  const [mutationId] = useState(newMutationId);
  const [attempt, setAttempt] = useState(0);
  const faults = faultsOf(draft);
  const set = <Key extends keyof Draft>(key: Key, value: Draft[Key]) => {
    setDraft((before) => ({ ...before, [key]: value }));
    // Another plan is another mutation.
    setAttempt((n) => n + 1);
  };

  const send = async () => {
    setTried(true);
    const input = inputOf(draft);
    if (input === null) return;
    setBusy(true);
    const { data, error } = await client
      .mutation(ScheduleMutation, { input: { ...input, clientMutationId: `${mutationId}-${attempt}` } })
      .toPromise();
    setBusy(false);
    const answer = data?.scheduleMaintenance;
    if (answer?.window != null && answer.userErrors.length === 0) navigate(`/windows/${answer.window.id}`);
    else
      setRefusals(
        answer?.userErrors ?? [{ code: 'NO_ANSWER', message: error?.message ?? 'The gateway does not answer.' }],
      );
  };

  return (
    <>
      <Heading title="Schedule maintenance">
        Owners of the servers on the hosts are asked as soon as it is planned.
      </Heading>
      <form
        className="sw-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <section className="sw-card" aria-labelledby="what-heading">
          <h2 id="what-heading">What</h2>
          <FormGroup label="Summary, shown to owners" fieldId="summary" isRequired>
            <TextInput
              id="summary"
              value={draft.summary}
              maxLength={255}
              isRequired
              validated={tried && faults.summary !== undefined ? 'error' : 'default'}
              aria-describedby="summary-fault"
              onChange={(_event, value) => {
                set('summary', value);
              }}
            />
            <Fault id="summary-fault" text={tried ? faults.summary : undefined} />
          </FormGroup>
          <FormGroup label="More words for owners" fieldId="description">
            <TextArea
              id="description"
              value={draft.description}
              rows={3}
              maxLength={10_000}
              resizeOrientation="vertical"
              onChange={(_event, value) => {
                set('description', value);
              }}
            />
          </FormGroup>
          <div className="sw-pair">
            <FormGroup label="Does the host come back?" fieldId="kind">
              <FormSelect
                id="kind"
                value={draft.kind}
                onChange={(_event, value) => {
                  set('kind', value as MaintenanceKind);
                }}
              >
                <FormSelectOption value="TEMPORARY" label="Yes: temporary" />
                <FormSelectOption value="PERMANENT" label="No: it goes for good" />
              </FormSelect>
            </FormGroup>
            <FormGroup label="Workflow" fieldId="workflow">
              <FormSelect
                id="workflow"
                value={draft.workflow}
                onChange={(_event, value) => {
                  set('workflow', value);
                }}
              >
                <FormSelectOption value="" label="the default" />
                {(workflows.data?.workflows ?? []).map(({ name }) => (
                  <FormSelectOption key={name} value={name} label={name} />
                ))}
              </FormSelect>
            </FormGroup>
          </div>
          <FormGroup label="Ticket (a URL), shown to owners" fieldId="ticket">
            <TextInput
              id="ticket"
              type="url"
              value={draft.ticket}
              placeholder="https://"
              validated={tried && faults.ticket !== undefined ? 'error' : 'default'}
              aria-describedby="ticket-fault"
              onChange={(_event, value) => {
                set('ticket', value);
              }}
            />
            <Fault id="ticket-fault" text={tried ? faults.ticket : undefined} />
          </FormGroup>
        </section>

        <section className="sw-card" aria-labelledby="hosts-heading">
          <h2 id="hosts-heading">Which hosts</h2>
          <HostChoice
            chosen={draft.hostIds}
            set={(hostIds) => {
              set('hostIds', hostIds);
            }}
          />
          <Fault id="hosts-fault" text={tried ? faults.hostIds : undefined} />
        </section>

        <section className="sw-card" aria-labelledby="when-heading">
          <h2 id="when-heading">When</h2>
          <FormGroup label="By the clock of" fieldId="zone">
            <FormSelect
              id="zone"
              value={draft.zone}
              onChange={(_event, value) => {
                set('zone', value);
              }}
            >
              {allZones().map((zone) => (
                <FormSelectOption key={zone} value={zone} label={zone} />
              ))}
            </FormSelect>
          </FormGroup>
          <div className="sw-pair">
            <LocalTime
              label="Work begins"
              draft={draft}
              which="startsAt"
              set={set}
              fault={tried ? faults.startsAt : undefined}
              required
            />
            <LocalTime
              label="Work ends"
              draft={draft}
              which="endsAt"
              set={set}
              fault={tried ? faults.endsAt : undefined}
              required={draft.kind === 'TEMPORARY'}
            />
          </div>
          <div className="sw-pair">
            <LocalTime
              label="Owners answer until"
              draft={draft}
              which="acknowledgeBy"
              set={set}
              fault={tried ? faults.acknowledgeBy : undefined}
              hint="Left out: until servers are moved."
            />
            <LocalTime
              label="Servers are moved off from"
              draft={draft}
              which="drainAt"
              set={set}
              fault={tried ? faults.drainAt : undefined}
              hint="Left out: when you say so."
            />
          </div>
        </section>
        <InTheWay times={draft} hostIds={draft.hostIds} own={null} />
        <Refusals errors={refusals} />
        <div className="sw-buttons">
          <Button type="submit" variant="primary" size="lg" isDisabled={busy} isLoading={busy}>
            Schedule
          </Button>
        </div>
      </form>
    </>
  );
}
