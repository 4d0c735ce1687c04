/** In words, the bar that is pointed at or has the focus. The bar says the same to those who cannot see it. */

import type { WindowRowFragment } from '../generated/graphql.ts';
import { PhaseLabel } from '../parts/labels.tsx';
import { Span } from '../time/time.tsx';

export function Inspector({
  window,
  conflict,
}: {
  readonly window: WindowRowFragment | null;
  readonly conflict: boolean;
}) {
  return (
    <div className="sw-inspector" aria-hidden="true">
      {window === null ? (
        <span className="sw-quiet">
          Point at a bar, or go from one to the next by arrow keys. The strip under a bar is when work really went on.
        </span>
      ) : (
        <>
          <strong>{window.summary}</strong>
          <PhaseLabel phase={window.phase} state={window.state} />
          <span>
            <Span from={window.startsAt} until={window.endsAt} />
          </span>
          <span className="sw-quiet">{window.hosts?.map(({ id }) => id.slice(id.indexOf('/') + 1)).join(', ')}</span>
          {conflict && <span className="sw-conflict-word">in conflict</span>}
        </>
      )}
    </div>
  );
}
