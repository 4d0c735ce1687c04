/** Says whether the page is live, and since when it is not. */

import { useFeedStatus, useVisit } from '../graph/live.ts';
import { fromNow } from '../time/wording.ts';
import { useNow } from '../time/time.tsx';

export function LiveStatus() {
  const status = useFeedStatus();
  const { feed } = useVisit();
  const now = useNow();
  const words = {
    connecting: 'Connecting…',
    live: 'Live',
    lost: status.kind === 'lost' ? `Not live, lost ${fromNow(new Date(status.since).toISOString(), now)}` : '',
  };
  return (
    <span className={`sw-live sw-live--${status.kind}`}>
      <span role="status">
        <span className="sw-live__dot" aria-hidden="true" />
        {words[status.kind]}
      </span>
      {status.kind === 'lost' && (
        <button
          type="button"
          className="sw-live__hurry"
          onClick={() => {
            feed.hurry();
          }}
        >
          Reconnect
        </button>
      )}
    </span>
  );
}
