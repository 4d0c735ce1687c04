/** Who is shown a ticket, to be chosen. */

import { FormGroup, FormSelect, FormSelectOption } from '../parts/patternfly.ts';

import type { TicketAudience } from '../generated/graphql.ts';

interface Props {
  readonly id: string;
  readonly value: TicketAudience;
  readonly set: (audience: TicketAudience) => void;
}

export function Audience({ id, value, set }: Props) {
  return (
    <FormGroup label="Who is shown it" fieldId={id}>
      <FormSelect
        id={id}
        value={value}
        onChange={(_event, audience) => {
          set(audience === 'OWNERS' ? 'OWNERS' : 'OPERATORS');
        }}
      >
        <FormSelectOption value="OPERATORS" label="Operators alone" />
        <FormSelectOption value="OWNERS" label="Owners of the servers too" />
      </FormSelect>
    </FormGroup>
  );
}
