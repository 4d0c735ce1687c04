/**
 * Turns the pages of a list by cursor: forth behind the last item that is shown, back to where the page before began.
 *
 * Refuses to know what is listed.
 */

interface Props {
  /** Cursors behind which the pages up to this one begin; the first page needs none. */
  readonly trail: readonly string[];
  /** Of the last item; null where nothing is behind it, or that is not known yet. */
  readonly behind: string | null;
  readonly turn: (trail: readonly string[]) => void;
}

/** Buttons that lead nowhere keep the focus of whoever pressed them last. */
export function PageTurner({ trail, behind, turn }: Props) {
  return (
    <div className="sw-turner" role="group" aria-label="Pages">
      <button
        type="button"
        className="sw-small"
        aria-disabled={trail.length === 0}
        onClick={() => {
          turn(trail.slice(0, -1));
        }}
      >
        Page before
      </button>
      <button
        type="button"
        className="sw-small"
        aria-disabled={behind === null}
        onClick={() => {
          if (behind !== null) turn([...trail, behind]);
        }}
      >
        Next page
      </button>
    </div>
  );
}
