/**
 * May servers be placed on a host? Said by an operator, with no window. What others disabled the gateway leaves alone, and
 * says so.
 */

import { Button, FormGroup, FormSelect, FormSelectOption } from '../parts/patternfly.ts';
import { useState } from 'react';

import type { HostsQuery } from '../generated/graphql.ts';
import { SetHostStatusMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { Dialog } from '../parts/dialog.tsx';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';

type Host = HostsQuery['hosts']['nodes'][number];

/** As many characters as Nova keeps. */
const MOST = 255;

interface Props {
  readonly host: Host;
  readonly done: (word: string) => void;
  readonly close: () => void;
}

export function StatusForm({ host, done, close }: Props) {
  const { send, busy, refusals } = useSend(SetHostStatusMutation, (data) => data.setHostStatus);
  const [status, setStatus] = useState<Host['status']>(host.status === 'ENABLED' ? 'DISABLED' : 'ENABLED');
  const [reason, setReason] = useState('');
  const length = Array.from(reason.trim()).length;
  const tooLong = status === 'DISABLED' && length > MOST;

  const save = async () => {
    if (tooLong) return;
    const word = status === 'DISABLED' && reason.trim() !== '' ? reason.trim() : null;
    const answer = await send({ hostId: host.id, status, reason: word });
    if (answer?.userErrors.length === 0) done(`${host.name} is ${status.toLowerCase()}.`);
  };

  return (
    <Dialog title={`Status of ${host.name}`} close={close}>
      <form
        className="sw-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormGroup label="May new servers be placed on it?" fieldId="host-status">
          <FormSelect
            id="host-status"
            value={status}
            onChange={(_event, value) => {
              setStatus(value === 'ENABLED' ? 'ENABLED' : 'DISABLED');
            }}
          >
            <FormSelectOption value="ENABLED" label="Yes: enabled" />
            <FormSelectOption value="DISABLED" label="No: disabled" />
          </FormSelect>
        </FormGroup>
        {status === 'DISABLED' && (
          <TextField
            id="host-reason"
            label="Why, for whoever looks at it in Nova"
            value={reason}
            set={setReason}
            rows={3}
            hint={`${length} of ${MOST} characters. A ticket’s address in it is shown as a ticket. Left out, it says who did it.`}
            fault={tooLong ? `${length - MOST} too many: Nova keeps ${MOST}.` : refusedAt(refusals, 'reason')}
          />
        )}
        <p className="sw-hint">Servers that run on it stay where they are. To have them moved, schedule maintenance.</p>
        <Refusals errors={refusedElsewhere(refusals, ['reason'])} />
        <div className="sw-buttons">
          <Button type="submit" variant="primary" isDisabled={busy} isLoading={busy}>
            {status === 'DISABLED' ? 'Disable' : 'Enable'}
          </Button>
          <Button variant="link" isDisabled={busy} onClick={close}>
            Leave it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
