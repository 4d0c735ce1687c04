/** A new address for one calendar program, shown until it was copied. */

import { Button } from '../parts/patternfly.ts';
import { useState } from 'react';

import { CreateCalendarFeedMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';
import { SecretAddress } from './secret-address.tsx';

const FIELDS = ['name'];

/** As it is shown this once. */
export interface ShownFeed {
  readonly id: string | null;
  readonly url: string;
  readonly name: string;
}

interface Props {
  readonly shown: ShownFeed | null;
  readonly show: (feed: ShownFeed | null) => void;
  readonly made: () => void;
}

export function NewFeed({ shown, show, made }: Props) {
  const { send, busy, refusals } = useSend(CreateCalendarFeedMutation, (data) => data.createCalendarFeed);
  const [name, setName] = useState('');
  const [lost, setLost] = useState(false);

  const create = async () => {
    const said = name.trim();
    const answer = await send({ name: said === '' ? null : said });
    made();
    if (answer === null || answer.userErrors.length > 0) return;
    setName('');
    // Its first answer went astray, and the address with it.
    setLost(answer.url === null);
    show(answer.url === null ? null : { id: answer.feed?.id ?? null, url: answer.url, name: said });
  };

  return (
    <section className="sw-card" aria-labelledby="new-heading">
      <h2 id="new-heading">A new address</h2>
      {shown !== null && (
        <SecretAddress
          key={shown.url}
          url={shown.url}
          name={shown.name}
          close={() => {
            show(null);
          }}
        />
      )}
      <form
        className="sw-inline"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField
          id="feed-name"
          label="Where it is for, e.g. a phone or a program"
          value={name}
          set={setName}
          maxLength={100}
          fault={refusedAt(refusals, 'name')}
        />
        <Button type="submit" variant={shown === null ? 'primary' : 'secondary'} isDisabled={busy} isLoading={busy}>
          Make an address
        </Button>
      </form>
      {lost && (
        <p className="sw-problem" role="alert">
          It was made, but its address was lost on the way. Revoke it below and make another one.
        </p>
      )}
      <Refusals errors={refusedElsewhere(refusals, FIELDS)} />
    </section>
  );
}
