/**
 * The first tables: windows, what belongs to them, and what the gateway remembers beside them.
 *
 * Knows SQL only. A migration that was released is never edited; the next change is the next file.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const windows: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create extension if not exists btree_gist;

      create table workflow_version (
        name text not null,
        version text not null,
        document jsonb not null,
        kept_at timestamptz not null default now(),
        primary key (name, version)
      );
      comment on table workflow_version is 'Workflows as they were when a window started with them.';

      create table maintenance_window (
        id uuid primary key,
        cloud text not null,
        summary text not null,
        description text,
        kind text not null,
        cause text not null,
        workflow_name text not null,
        workflow_version text not null,
        state text not null,
        phase text not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        time_zone text not null,
        started_at timestamptz,
        ended_at timestamptz,
        revision integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        created_by text not null,
        constraint maintenance_window_ends_unless_permanent check (ends_at is not null or kind = 'PERMANENT'),
        constraint maintenance_window_ends_after_start check (ends_at > starts_at)
      );
      create index maintenance_window_order on maintenance_window (starts_at, id);
      comment on column maintenance_window.state is 'The workflow''s own word; phase is the fixed meaning.';
      comment on column maintenance_window.started_at is 'What happened; starts_at and ends_at are the plan.';

      create table window_host (
        window_id uuid not null references maintenance_window on delete cascade,
        host_id text not null,
        span tstzrange not null,
        open boolean not null,
        hold text not null,
        written_reasons text[] not null,
        primary key (window_id, host_id),
        constraint window_host_no_overlap exclude using gist (host_id with =, span with &&) where (open)
      );
      create index window_host_by_host on window_host (host_id);
      comment on column window_host.span is 'The planned time, without its last instant; no upper bound where the window has no end.';
      comment on column window_host.open is 'Whether the window still holds the host; false once its phase is an ended one.';
      comment on column window_host.hold is 'What the window has done to the host in Nova.';
      comment on column window_host.written_reasons is 'The texts of ours that Nova may hold: written last, and about to be written.';

      create table window_server (
        window_id uuid not null references maintenance_window on delete cascade,
        server_id text not null,
        project_id text not null,
        host_id text not null,
        added_at timestamptz not null,
        primary key (window_id, server_id)
      );
      create index window_server_by_project on window_server (project_id, window_id);
      create index window_server_by_server on window_server (server_id);

      create table ticket_link (
        seq bigint generated always as identity,
        window_id uuid not null references maintenance_window on delete cascade,
        url text not null,
        rel text,
        title text,
        audience text not null,
        added_by text,
        added_at timestamptz,
        primary key (window_id, url)
      );
      create index ticket_link_by_url on ticket_link using hash (url);
      comment on column ticket_link.seq is 'The order of adding.';

      create table standalone_reason (
        host_id text primary key,
        reasons text[] not null
      );
      comment on table standalone_reason is 'What the gateway wrote, or is about to write, into disabled_reason of hosts that it disabled without a window.';

      create table mutation_outcome (
        caller text not null,
        mutation text not null,
        client_mutation_id text not null,
        outcome jsonb not null,
        at timestamptz not null default now(),
        primary key (caller, mutation, client_mutation_id)
      );
      create index mutation_outcome_by_age on mutation_outcome (at);
      comment on table mutation_outcome is 'First answers of mutations, for callers who send one again; good for 24 hours.';
    `.execute(db);
  },
};
