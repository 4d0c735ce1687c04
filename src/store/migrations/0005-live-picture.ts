/**
 * The last known picture of each cloud, and what windows are about to make of hosts.
 *
 * Knows SQL only. Adds tables and changes none: an older gateway may run beside a newer one.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const livePicture: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table picture_cloud (
        cloud text primary key,
        version bigint not null default 0,
        host_at timestamptz,
        hypervisor_at timestamptz,
        server_at timestamptz,
        listed_at timestamptz,
        problems jsonb not null default '{}'
      );
      comment on table picture_cloud is 'How far the picture of each cloud goes.';
      comment on column picture_cloud.version is 'Counts the changes of its things, in the order of commit.';
      comment on column picture_cloud.host_at is 'As of when all of that kind are known.';
      comment on column picture_cloud.listed_at is 'When all servers were listed last.';

      create table picture_thing (
        cloud text,
        kind text check (kind in ('host', 'hypervisor', 'server')),
        id text,
        data jsonb,
        digest text,
        read_at timestamptz not null,
        version bigint not null,
        primary key (cloud, kind, id)
      );
      create index picture_thing_by_version on picture_thing (cloud, version, kind, id);
      comment on table picture_thing is 'Hosts, hypervisors and servers as Nova told of them last.';
      comment on column picture_thing.data is 'Null: Nova no longer has it.';
      comment on column picture_thing.read_at is 'When the reading began that told so.';

      create table host_intent (
        window_id uuid references maintenance_window (id) on delete cascade,
        host_id text,
        status text not null,
        reason text,
        primary key (window_id, host_id)
      );
      create index host_intent_by_host on host_intent (host_id);
      comment on table host_intent is 'What a window is about to make of a host in Nova, or made of it last.';
    `.execute(db);
  },
};
