/** Another time for a window: a new one takes its place, by the clock of a chosen zone. */

import { Button, FormGroup, FormSelect, FormSelectOption } from '../parts/patternfly.ts';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { PlanWordsFragment } from '../generated/graphql.ts';
import { RescheduleMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';
import { instantOf } from '../schedule/draft.ts';
import type { TimeField } from '../schedule/draft.ts';
import { InTheWay } from '../schedule/in-the-way.tsx';
import { LocalTime } from '../schedule/local-time.tsx';
import { useZone } from '../shell/preferences.ts';
import { allZones } from '../time/zones.ts';
import { MovedOn } from './moved-on.tsx';
import { putOffFaultsOf, putOffIn, timesOf } from './put-off.ts';
import type { PutOff } from './put-off.ts';

interface Props {
  readonly window: PlanWordsFragment;
  /** Null where Nova does not tell. */
  readonly hostIds: readonly string[] | null;
  readonly done: () => void;
  readonly close: (word?: string) => void;
}

const TIMES: readonly (readonly [TimeField, string])[] = [
  ['startsAt', 'Work begins'],
  ['endsAt', 'Work ends'],
  ['acknowledgeBy', 'Owners answer until'],
  ['drainAt', 'Servers are moved off from'],
];
/** What stale revisions refuse is told by `MovedOn`. */
const FIELDS = [...TIMES.map(([field]) => field), 'reason', 'revision'];

export function PutOffForm({ window, hostIds, done, close }: Props) {
  const ownZone = useZone();
  const [, navigate] = useLocation();
  const { send, busy, refusals } = useSend(RescheduleMutation, (data) => data.rescheduleMaintenance);
  const [base, setBase] = useState<PlanWordsFragment>(window);
  const [now, setNow] = useState<PlanWordsFragment | null>(null);
  const [putOff, setPutOff] = useState<PutOff>(() => putOffIn(window, ownZone));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const times = timesOf(base, putOff);
  const faults = putOffFaultsOf(base, times);
  const faultOf = (field: TimeField) => (tried ? faults[field] : undefined) ?? refusedAt(refusals, field);
  const set = (key: 'later' | TimeField, value: never) => {
    setPutOff((before) =>
      key === 'later' ? { ...before, later: value } : { ...before, said: { ...before.said, [key]: value } },
    );
  };

  const save = async () => {
    setTried(true);
    const startsAt = instantOf(times, 'startsAt');
    if (startsAt === null || Object.keys(faults).length > 0) return;
    const answer = await send({
      id: base.id,
      revision: base.revision,
      startsAt,
      endsAt: instantOf(times, 'endsAt'),
      acknowledgeBy: instantOf(times, 'acknowledgeBy'),
      drainAt: instantOf(times, 'drainAt'),
      reason: reason.trim() === '' ? null : reason.trim(),
    });
    done();
    if (answer?.userErrors.length === 0 && answer.window !== null) navigate(`/windows/${answer.window.id}`);
    else setNow(answer?.window ?? null);
  };

  return (
    <form
      className="sw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="sw-hint">
        A new window takes the place of this one, with the same hosts, words and tickets; owners are asked anew. The
        other times follow the start unless you say otherwise.
      </p>
      <FormGroup label="By the clock of" fieldId="put-off-zone">
        <FormSelect
          id="put-off-zone"
          value={putOff.zone}
          onChange={(_event, zone) => {
            setPutOff(({ said }) => ({ ...putOffIn(base, zone), said }));
          }}
        >
          {[...new Set([putOff.zone, ...allZones()])].map((zone) => (
            <FormSelectOption key={zone} value={zone} label={zone} />
          ))}
        </FormSelect>
      </FormGroup>
      <div className="sw-pair">
        {TIMES.map(([field, label]) => (
          <LocalTime
            key={field}
            label={label}
            draft={times}
            which={field}
            set={set}
            fault={faultOf(field)}
            required={field === 'startsAt' || (field === 'endsAt' && base.kind === 'TEMPORARY')}
          />
        ))}
      </div>
      {hostIds === null ? (
        <p className="sw-hint">Nova does not tell its hosts, so what else is planned for them cannot be shown.</p>
      ) : (
        <InTheWay times={times} hostIds={hostIds} own={base.id} />
      )}
      <TextField
        id="put-off-reason"
        label="Why, shown to owners"
        value={reason}
        set={setReason}
        maxLength={1000}
        rows={2}
        fault={refusedAt(refusals, 'reason')}
      />
      <MovedOn before={base} now={now} goOn={setBase} />
      <Refusals errors={refusedElsewhere(refusals, FIELDS)} />
      <div className="sw-buttons">
        <Button type="submit" variant="primary" isDisabled={busy} isLoading={busy}>
          Put off
        </Button>
        <Button
          variant="link"
          isDisabled={busy}
          onClick={() => {
            close();
          }}
        >
          Leave it
        </Button>
      </div>
    </form>
  );
}
