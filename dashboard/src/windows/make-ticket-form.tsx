/** Has a ticket system make a ticket from a window, which is linked then. */

import { Button, FormGroup, FormSelect, FormSelectOption } from '../parts/patternfly.ts';
import { useState } from 'react';

import type { TicketAudience } from '../generated/graphql.ts';
import { CreateTicketMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Audience } from './audience.tsx';

interface Props {
  readonly windowId: string;
  /** Those that make tickets, at least one. */
  readonly systems: readonly string[];
  readonly done: () => void;
  readonly close: (word?: string) => void;
}

const FIELDS = ['summary', 'description', 'rel'];
const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function MakeTicketForm({ windowId, systems, done, close }: Props) {
  const { send, busy, refusals } = useSend(CreateTicketMutation, (data) => data.createTicket);
  const [system, setSystem] = useState(systems[0] ?? '');
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const [rel, setRel] = useState('');
  const [audience, setAudience] = useState<TicketAudience>('OPERATORS');

  const make = async () => {
    const answer = await send({
      windowId,
      system,
      summary: textOrNull(summary),
      description: textOrNull(description),
      rel: textOrNull(rel),
      audience,
    });
    done();
    if (answer?.userErrors.length === 0) close('Made and linked.');
  };

  return (
    <form
      className="sw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <FormGroup label="Where" fieldId="make-system">
        <FormSelect
          id="make-system"
          value={system}
          onChange={(_event, name) => {
            setSystem(name);
          }}
        >
          {systems.map((name) => (
            <FormSelectOption key={name} value={name} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
      <TextField
        id="make-summary"
        label="Its summary"
        value={summary}
        set={setSummary}
        maxLength={255}
        hint="Left out: made from the window."
        fault={refusedAt(refusals, 'summary')}
      />
      <TextField
        id="make-description"
        label="Its description"
        value={description}
        set={setDescription}
        maxLength={10_000}
        rows={3}
        hint="Left out: made from the window."
        fault={refusedAt(refusals, 'description')}
      />
      <TextField
        id="make-rel"
        label="What it is to the window"
        placeholder="change"
        value={rel}
        set={setRel}
        maxLength={100}
        fault={refusedAt(refusals, 'rel')}
      />
      <Audience id="make-audience" value={audience} set={setAudience} />
      <Refusals errors={refusedElsewhere(refusals, FIELDS)} />
      <div className="sw-buttons">
        <Button type="submit" variant="primary" isDisabled={busy} isLoading={busy}>
          Make it
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
