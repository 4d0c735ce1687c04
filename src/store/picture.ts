/**
 * The last known picture, read by its followers and written inside transactions.
 *
 * Versions are given out under the lock of their cloud, which is kept until the commit: whoever has seen one has seen
 * all before it. Refuses to know what a difference means.
 */

import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';

import { hostId, windowId } from '../domain/ids.ts';
import { nothingKnown, thingText } from '../domain/picture.ts';
import type { HostIntent, KeptThing, PictureReads, PictureWrites } from '../domain/picture-store.ts';
import { lockKeys } from './advisory-locks.ts';
import type { Database } from './engine.ts';
import { startWaker } from './event-waker.ts';
import { marksOfRow, thingOfRow } from './picture-rows.ts';
import type { Schema } from './schema.ts';

/** The channel that says "the picture may have changed", once that has committed. */
const PICTURE_CHANNEL = 'slipway_picture';

/** For followers; `close` stops the listening. */
export async function openPicture(database: Database): Promise<PictureReads & { readonly close: () => Promise<void> }> {
  const { db } = database;
  const { onWake, close } = await startWaker(database, PICTURE_CHANNEL);
  return {
    marks: async () => (await db.selectFrom('picture_cloud').selectAll().execute()).map((row) => marksOfRow.parse(row)),
    things: async (cloud, after, limit) => {
      const { rows } = await sql`
        select kind, id, data, read_at, version from picture_thing
        where cloud = ${cloud}
          and (version, kind, id) > (${after.version}::bigint, ${after.kind}, ${after.id})
        order by version, kind, id limit ${limit}
      `.execute(db);
      return rows.map(thingOfRow);
    },
    onChange: onWake,
    close,
  };
}

/** The writes of the picture. */
export function createPictureWrites(trx: Transaction<Schema>): PictureWrites {
  return { ...things(trx), ...marks(trx), ...intents(trx) };
}

function things(trx: Transaction<Schema>): Pick<PictureWrites, 'knownDigests' | 'knownThings' | 'keepThings'> {
  return {
    knownDigests: async (cloud, kind, ids) => {
      const rows = await trx
        .selectFrom('picture_thing')
        .select(['id', 'digest', 'read_at'])
        .where('cloud', '=', cloud)
        .where('kind', '=', kind)
        .$if(ids !== null, (query) => query.where('id', '=', sql<string>`any(${[...(ids ?? [])]}::text[])`))
        .execute();
      return rows.map(({ id, digest, read_at: readAt }) => ({ id, digest, readAt }));
    },
    knownThings: async (cloud, kind, ids) => {
      const rows = await trx
        .selectFrom('picture_thing')
        .selectAll()
        .where('cloud', '=', cloud)
        .where('kind', '=', kind)
        .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      return rows.map((row) => thingOfRow(row).thing);
    },
    keepThings: async (cloud, list) => {
      if (list.length === 0) return;
      await sql`
        with next as (
          insert into picture_cloud (cloud, version) values (${cloud}, 1)
          on conflict (cloud) do update set version = picture_cloud.version + 1
          returning version
        )
        insert into picture_thing (cloud, kind, id, data, digest, read_at, version)
        select ${cloud}, thing.kind, thing.id, thing.data, thing.digest, thing.read_at, next.version
        from jsonb_to_recordset(${JSON.stringify(list.map(rowOf))}::jsonb)
          as thing (kind text, id text, data jsonb, digest text, read_at timestamptz), next
        on conflict (cloud, kind, id) do update
        set data = excluded.data, digest = excluded.digest, read_at = excluded.read_at, version = excluded.version
      `.execute(trx);
      await sql`select pg_notify(${PICTURE_CHANNEL}, '')`.execute(trx);
    },
  };
}

function rowOf({ kind, id, item, digest, readAt }: KeptThing) {
  const data = item === null ? null : (JSON.parse(thingText(item)) as unknown);
  return { kind, id, data, digest, read_at: readAt };
}

function marks(trx: Transaction<Schema>): Pick<PictureWrites, 'lockPicture' | 'keepMarks'> {
  return {
    lockPicture: async (cloud) => {
      await lockKeys(trx, 'picture', [cloud]);
      const row = await trx.selectFrom('picture_cloud').selectAll().where('cloud', '=', cloud).executeTakeFirst();
      return row === undefined ? nothingKnown(cloud) : marksOfRow.parse(row);
    },
    keepMarks: async ({ cloud, knownAt, listedAt, problems }) => {
      const values = {
        host_at: knownAt.host,
        hypervisor_at: knownAt.hypervisor,
        server_at: knownAt.server,
        listed_at: listedAt,
        problems: JSON.stringify(problems),
      };
      await trx
        .insertInto('picture_cloud')
        .values({ cloud, ...values })
        .onConflict((conflict) => conflict.column('cloud').doUpdateSet(values))
        .execute();
    },
  };
}

const intentOfRow = z
  .object({
    window_id: z.string().transform(windowId),
    host_id: z.string().transform(hostId),
    status: z.enum(['ENABLED', 'DISABLED']),
    reason: z.string().nullable(),
  })
  .transform(({ window_id: window, host_id: host, ...rest }): HostIntent => ({ window, host, ...rest }));

function intents(trx: Transaction<Schema>): Pick<PictureWrites, 'intend' | 'forgetIntent' | 'intentsFor'> {
  return {
    intend: async ({ window, host, status, reason }) => {
      await trx
        .insertInto('host_intent')
        .values({ window_id: window, host_id: host, status, reason })
        .onConflict((conflict) => conflict.columns(['window_id', 'host_id']).doUpdateSet({ status, reason }))
        .execute();
    },
    forgetIntent: async ({ window, host }) => {
      await trx.deleteFrom('host_intent').where('window_id', '=', window).where('host_id', '=', host).execute();
    },
    intentsFor: async (hosts) => {
      const rows = await trx
        .selectFrom('host_intent')
        .selectAll()
        .where('host_id', '=', sql<string>`any(${[...hosts]}::text[])`)
        .execute();
      return rows.map((row) => intentOfRow.parse(row));
    },
  };
}

/** Forgets what Nova has long not had any more. */
export async function prunePicture(db: Kysely<Schema>): Promise<void> {
  await db
    .deleteFrom('picture_thing')
    .where('data', 'is', null)
    .where(sql<boolean>`read_at < now() - interval '1 day'`)
    .execute();
}
