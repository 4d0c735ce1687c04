/**
 * A button for what cannot be taken back: it asks first. “No” stands where the button stood, so that a double click does
 * nothing.
 */

import { Button } from './patternfly.ts';
import { useEffect, useRef, useState } from 'react';

interface Props {
  /** On the button, e.g. `Revoke`. */
  readonly verb: string;
  /** What it is done to, for those who hear the button alone. */
  readonly what: string;
  /** What follows from it, in a sentence. */
  readonly warning: string;
  readonly busy: boolean;
  readonly act: () => void;
}

export function Confirmed({ verb, what, warning, busy, act }: Props) {
  const [asked, setAsked] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (asked) no.current?.focus();
    else if (was.current) ask.current?.focus();
    was.current = asked;
  }, [asked]);
  if (!asked) {
    return (
      <Button
        ref={ask}
        variant="secondary"
        size="sm"
        isDisabled={busy}
        isLoading={busy}
        aria-label={`${verb} ${what}`}
        onClick={() => {
          setAsked(true);
        }}
      >
        {verb}
      </Button>
    );
  }
  return (
    <div className="sw-stack" role="group" aria-label={`${verb} ${what}?`}>
      <span className="sw-problem" role="alert">
        {warning}
      </span>
      <span className="sw-buttons">
        <Button
          ref={no}
          variant="secondary"
          size="sm"
          onClick={() => {
            setAsked(false);
          }}
        >
          No
        </Button>
        <Button
          variant="danger"
          size="sm"
          onClick={() => {
            setAsked(false);
            act();
          }}
        >
          Yes, {verb.toLowerCase()}
        </Button>
      </span>
    </div>
  );
}
