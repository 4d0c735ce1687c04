/**
 * How many windows and jobs there are, for whoever watches the gateway.
 *
 * Counts for operators of the gateway itself, so over all clouds and projects: it answers numbers alone.
 */

import { sql } from 'kysely';
import { z } from 'zod';

import type { Census, JobCount } from '../domain/census.ts';
import { cloudName } from '../domain/ids.ts';
import { ENDED_PHASES, PHASES } from '../domain/workflow.ts';
import type { Database } from './engine.ts';

const windowRow = z.object({
  cloud: z.string().transform(cloudName),
  phase: z.enum(PHASES),
  count: z.coerce.number(),
  overrun: z.coerce.number(),
});

/** pg-boss's words for jobs that are not done, and ours. */
const STATES = { created: 'waiting', retry: 'retrying', active: 'active' } as const;
const jobRow = z.object({
  queue: z.string(),
  state: z.enum(['created', 'retry', 'active']),
  count: z.coerce.number(),
  age_ms: z.coerce.number(),
});

/** Of a migrated database with these queues. */
export function createCensus({ db }: Pick<Database, 'db'>, queues: readonly string[]): Census {
  return {
    windows: async (now) => {
      const { rows } = await sql`
        select cloud, phase, count(*) as count,
          count(*) filter (where ends_at < ${now}::timestamptz and phase <> all(${[...ENDED_PHASES]}::text[])) as overrun
        from maintenance_window group by cloud, phase
      `.execute(db);
      return z.array(windowRow).parse(rows);
    },
    jobs: async () => {
      const { rows } = await sql`
        select name as queue, state::text as state, count(*) as count,
          greatest(0, extract(epoch from clock_timestamp() - min(created_on)) * 1000) as age_ms
        from pgboss.job where name = any(${[...queues]}::text[]) and state < 'completed'
        group by name, state
      `.execute(db);
      return inEveryState(queues, z.array(jobRow).parse(rows));
    },
  };
}

function inEveryState(queues: readonly string[], rows: readonly z.output<typeof jobRow>[]): readonly JobCount[] {
  return queues.flatMap((queue) =>
    Object.entries(STATES).map(([theirs, state]) => {
      const row = rows.find((each) => each.queue === queue && each.state === theirs);
      return { queue, state, count: row?.count ?? 0, oldestMs: row?.age_ms ?? 0 };
    }),
  );
}
