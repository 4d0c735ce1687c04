/** What the plan would meet: open windows over the same hosts at that time. Shown before anything is sent, and live. */

import { Alert } from '../parts/patternfly.ts';
import { Link } from 'wouter';

import { useLive } from '../graph/live.ts';
import { AtThatTimeQuery } from '../graph/operations.ts';
import { PhaseLabel } from '../parts/labels.tsx';
import { Failure } from '../parts/states.tsx';
import { Span } from '../time/time.tsx';
import { instantOf } from './draft.ts';
import type { Draft } from './draft.ts';

export function InTheWay({ draft }: { readonly draft: Draft }) {
  const from = instantOf(draft, 'startsAt');
  const to = instantOf(draft, 'endsAt');
  const paused = from === null || draft.hostIds.length === 0 || (to !== null && to <= from);
  const { data, error, again } = useLive(
    AtThatTimeQuery,
    { hostIds: [...draft.hostIds], from: from ?? '', to },
    { paused },
  );
  if (paused) return null;
  const others = data?.maintenanceWindows.nodes ?? [];
  if (error !== undefined) return <Failure error={error} again={again} partial />;
  if (data === undefined) return null;
  if (others.length === 0)
    return (
      <Alert
        component="p"
        isInline
        isLiveRegion
        variant="success"
        title="Nothing else is planned for these hosts at that time"
      />
    );
  return (
    <Alert
      component="p"
      isInline
      isLiveRegion
      variant="warning"
      title="These hosts are taken at that time: the gateway will refuse this"
    >
      <ul className="sw-plain">
        {others.map(({ id, summary, phase, startsAt, endsAt, hosts }) => (
          <li key={id}>
            <Link href={`/windows/${id}`}>{summary}</Link> <PhaseLabel phase={phase} />{' '}
            <span className="sw-quiet">
              <Span from={startsAt} until={endsAt} />,{' '}
              {(hosts ?? [])
                .filter((host) => draft.hostIds.includes(host.id))
                .map((host) => host.id.slice(host.id.indexOf('/') + 1))
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
