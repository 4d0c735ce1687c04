/** May the work begin, and if not, who or what stands in the way, by name. */

import { Progress } from '../parts/patternfly.ts';

import type { BlockerKind, ServerRowFragment } from '../generated/graphql.ts';
import { BLOCKER } from '../parts/words.ts';
import { Ago, When } from '../time/time.tsx';
import type { WindowPage } from './window-page.ts';

interface Props {
  readonly window: WindowPage;
  readonly servers: readonly ServerRowFragment[];
}

/** In one group so many are named before the rest is counted. */
const NAMED = 12;

export function ReadinessCard({ window: { readiness }, servers }: Props) {
  const { ready, total, outstanding, emptiedAt, blockers } = readiness;
  const byId = new Map(servers.map((row) => [row.serverId, row]));
  const groups = [...Map.groupBy(blockers, ({ kind }) => kind)];
  return (
    <section className="sw-card" aria-labelledby="readiness-heading">
      <h2 id="readiness-heading">Readiness</h2>
      <Progress
        aria-label="Servers that no longer stand in the way"
        value={total === 0 ? 100 : Math.round((100 * (total - outstanding)) / total)}
        title={ready ? 'The work may begin' : `${outstanding} of ${total} servers in the way`}
        variant={ready ? 'success' : undefined}
      />
      {emptiedAt !== null && (
        <p className="sw-quiet">
          Its hosts are empty since <When at={emptiedAt} distance />.
        </p>
      )}
      <div className="sw-blockers">
        {groups.map(([kind, each]) => (
          <div key={kind} className={`sw-blocker sw-blocker--${gravity(kind)}`}>
            <h3>
              {BLOCKER[kind]} <span className="sw-count">{each.length}</span>
            </h3>
            <ul className="sw-plain">
              {each.slice(0, NAMED).map(({ serverId, since, detail }) => {
                const server = byId.get(serverId)?.server;
                return (
                  <li key={serverId}>
                    <strong>{server?.name ?? serverId}</strong>{' '}
                    <span className="sw-quiet">
                      {server != null && `${server.project.name ?? server.project.id}, `}
                      <Ago at={since} />
                    </span>
                    {detail !== null && <div className="sw-quiet sw-break">{detail}</div>}
                  </li>
                );
              })}
            </ul>
            {each.length > NAMED && <p className="sw-quiet">and {each.length - NAMED} more</p>}
          </div>
        ))}
      </div>
    </section>
  );
}

function gravity(kind: BlockerKind): 'bad' | 'moving' | 'waiting' {
  if (kind === 'MOVE_RUNNING' || kind === 'MOVE_PENDING') return 'moving';
  return kind === 'AWAITING_ANSWER' || kind === 'OWN_ACTION_PENDING' ? 'waiting' : 'bad';
}
