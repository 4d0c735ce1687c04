/**
 * Owners' answers, moves, deadlines and readiness.
 *
 * Knows SQL only. Windows from before go on as if they had been planned with the defaults, and are looked at once, soon.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const maintenanceInFull: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table maintenance_window
        add acknowledge_by timestamptz,
        add drain_at timestamptz,
        add on_silence text not null default 'CONSENT',
        add allowed_actions text[] not null default '{LIVE_MIGRATE,MIGRATE,KEEP,OWN_ACTION}',
        add default_action text not null default 'LIVE_MIGRATE',
        add ready boolean not null default false,
        add replaces uuid references maintenance_window on delete set null deferrable initially deferred,
        add replaced_by uuid references maintenance_window on delete set null deferrable initially deferred,
        add dates_revision integer not null default 1,
        add due_at timestamptz;
      update maintenance_window set
        allowed_actions = case kind when 'PERMANENT' then '{LIVE_MIGRATE,MIGRATE,OWN_ACTION}' else allowed_actions end,
        due_at = case when phase not in ('COMPLETED', 'FAILED', 'CANCELLED', 'SUPERSEDED') then now() end;
      alter table maintenance_window
        alter on_silence drop default,
        alter allowed_actions drop default,
        alter default_action drop default,
        alter ready drop default,
        alter dates_revision drop default;
      create index maintenance_window_due on maintenance_window (due_at) where due_at is not null;
      comment on column maintenance_window.ready is 'As was told last.';
      comment on column maintenance_window.dates_revision is 'The revision in which dates last moved.';
      comment on column maintenance_window.due_at is 'When the window is to be tended next; null: when somebody wakes it.';

      alter table window_host
        add problem text,
        add emptied_at timestamptz;
      comment on column window_host.problem is 'Why Nova could not be made to do it, or could not be read, last time.';

      alter table window_server
        add current_host_id text,
        add action text not null default 'LIVE_MIGRATE',
        add action_source text not null default 'WINDOW_DEFAULT',
        add policy_problem text,
        add answer text not null default 'PENDING',
        add answered_action text,
        add answered_by_operator boolean not null default false,
        add answered_at timestamptz,
        add answered_by text,
        add answered_revision integer,
        add change_reference text,
        add note text,
        add outcome text not null default 'PENDING',
        add outcome_detail text,
        add move jsonb,
        add retry_at timestamptz,
        add skipped boolean not null default false,
        add updated_at timestamptz;
      update window_server set current_host_id = host_id, updated_at = added_at;
      alter table window_server
        alter action drop default,
        alter action_source drop default,
        alter answer drop default,
        alter answered_by_operator drop default,
        alter outcome drop default,
        alter skipped drop default,
        alter updated_at set not null;
      create index window_server_moving on window_server (window_id) where outcome = 'MOVING';
      comment on column window_server.host_id is 'The window''s host that it was on when it was added.';
      comment on column window_server.current_host_id is 'Where it was seen last.';
      comment on column window_server.move is 'The attempt under way, or the last one that failed.';

      create table host_down (
        host_id text primary key,
        noted_at timestamptz not null default now()
      );
      comment on table host_down is 'Hosts that were found down and have not come back since.';

      alter table maintenance_event add server_id text;
      create index maintenance_event_by_window on maintenance_event (window_id, xid, seq);
      comment on column maintenance_event.projects is
        'Whom it may be told to: the project of its server, or where it is about none, those that had a server in the window when it happened.';
    `.execute(db);
  },
};
