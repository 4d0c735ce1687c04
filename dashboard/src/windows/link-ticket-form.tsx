/** Puts a URL on a window. */

import { Button } from '../parts/patternfly.ts';
import { useState } from 'react';

import type { TicketAudience } from '../generated/graphql.ts';
import { LinkTicketMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Audience } from './audience.tsx';

interface Props {
  readonly windowId: string;
  readonly done: () => void;
  readonly close: (word?: string) => void;
}

const FIELDS = ['link.url', 'link.rel', 'link.title'];
const isLink = (url: string): boolean => /^https?:\/\//u.test(url) && URL.canParse(url);

export function LinkTicketForm({ windowId, done, close }: Props) {
  const { send, busy, refusals } = useSend(LinkTicketMutation, (data) => data.linkTicket);
  const [url, setUrl] = useState('');
  const [rel, setRel] = useState('');
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<TicketAudience>('OPERATORS');
  const [tried, setTried] = useState(false);
  const fault = tried && !isLink(url.trim()) ? 'A ticket is a URL that begins with http:// or https://.' : undefined;

  const link = async () => {
    setTried(true);
    if (!isLink(url.trim())) return;
    const answer = await send({
      windowId,
      link: {
        url: url.trim(),
        rel: rel.trim() === '' ? null : rel.trim(),
        title: title.trim() === '' ? null : title.trim(),
        audience,
      },
    });
    done();
    if (answer?.userErrors.length === 0) close('Linked.');
  };

  return (
    <form
      className="sw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void link();
      }}
    >
      <TextField
        id="link-url"
        label="Address of the ticket (a URL)"
        type="url"
        placeholder="https://"
        value={url}
        set={setUrl}
        required
        fault={fault ?? refusedAt(refusals, 'link.url')}
      />
      <TextField
        id="link-rel"
        label="What it is to the window"
        placeholder="change"
        value={rel}
        set={setRel}
        maxLength={100}
        fault={refusedAt(refusals, 'link.rel')}
      />
      <TextField
        id="link-title"
        label="A label"
        value={title}
        set={setTitle}
        maxLength={255}
        hint="Shown where its system tells no key."
        fault={refusedAt(refusals, 'link.title')}
      />
      <Audience id="link-audience" value={audience} set={setAudience} />
      <Refusals errors={refusedElsewhere(refusals, FIELDS)} />
      <div className="sw-buttons">
        <Button type="submit" variant="primary" isDisabled={busy} isLoading={busy}>
          Link
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
