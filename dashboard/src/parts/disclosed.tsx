/** A button, and behind it a form that opens below. Whoever closes the form is back at the button. */

import { Button } from './patternfly.ts';
import { useEffect, useId, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  /** The form; `close` tells in a word what came of it, where something did. */
  readonly children: (close: (word?: string) => void) => React.ReactNode;
}

export function Disclosed({ label, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  const close = (word = '') => {
    setSaid(word);
    setOpen(false);
  };
  return (
    <div className="sw-disclosed">
      <Button
        ref={button}
        variant="link"
        isInline
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setSaid('');
          setOpen(!open);
        }}
      >
        {label}
      </Button>
      <span role="status" className="sw-quiet">
        {said}
      </span>
      <div id={id} className={open ? 'sw-answer' : undefined}>
        {open && children(close)}
      </div>
    </div>
  );
}
