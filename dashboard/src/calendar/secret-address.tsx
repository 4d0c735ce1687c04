/** An address that is shown this once, to be copied. */

import { Alert, Button, TextInput } from '../parts/patternfly.ts';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly url: string;
  readonly name: string;
  readonly close: () => void;
}

export function SecretAddress({ url, name, close }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [word, setWord] = useState('');
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setWord('Copied.');
    } catch {
      // Browsers keep the clipboard from pages without https, and from whoever forbade it.
      field.current?.select();
      setWord('The browser does not let the page copy it. It is selected: copy it by Ctrl+C or ⌘C.');
    }
  };

  return (
    <Alert component="h3" isInline variant="warning" title="This address is a secret, and is shown this once">
      <div className="sw-secret">
        <p>
          Whoever has it sees the maintenance that you may see, without signing in. Give it to one program
          {name !== '' && (
            <>
              {' '}
              (<strong>{name}</strong>)
            </>
          )}{' '}
          and to nobody; revoke it when it got about.
        </p>
        <div className="sw-inline">
          <TextInput ref={field} readOnly value={url} aria-label="The address to subscribe to" />
          <Button variant="primary" onClick={() => void copy()}>
            Copy
          </Button>
          <Button variant="link" onClick={close}>
            I have it
          </Button>
        </div>
        <p role="status">{word}</p>
      </div>
    </Alert>
  );
}
