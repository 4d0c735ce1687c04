/** What the plan would meet: open windows over the same hosts at that time. Shown before anything is sent, and live. */

import { Alert } from '../parts/patternfly.ts';
import { Link } from 'wouter';

import { useLive } from '../graph/live.ts';
import { AtThatTimeQuery } from '../graph/operations.ts';
import { PhaseLabel } from '../parts/labels.tsx';
import { Failure } from '../parts/states.tsx';
import { Span } from '../time/time.tsx';
import type { Times } from './draft.ts';
import { plannedTime, rivalsOf } from './rivals.ts';

interface Props {
  readonly times: Times;
  readonly hostIds: readonly string[];
  /** The window that is planned anew; null where there is none yet. */
  readonly own: string | null;
}

export function InTheWay({ times, hostIds, own }: Props) {
  const planned = plannedTime(times);
  const paused = planned === null || hostIds.length === 0;
  const { data, error, again } = useLive(
    AtThatTimeQuery,
    { hostIds: [...hostIds], from: planned?.from ?? '', to: planned?.to ?? null },
    { paused },
  );
  if (paused) return null;
  const others = rivalsOf(data?.maintenanceWindows.nodes ?? [], own);
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
                .filter((host) => hostIds.includes(host.id))
                .map((host) => host.id.slice(host.id.indexOf('/') + 1))
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
