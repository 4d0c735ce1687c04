/** A window above the page, of the browser's own kind: it keeps the focus, and Escape closes it. */

import { useEffect, useId, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

/** Shown for as long as it is rendered. Focus goes back to where it was. */
export function Dialog({ title, close, children }: Props) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className="sw-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
