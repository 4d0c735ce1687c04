/**
 * Whoever comes without a token in a header: the sessions of browsers, and calendar programs with their feeds.
 *
 * Knows SQL only. Of what is secret there is a hash, or a text that only the one it belongs to can read.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const calendarFeeds: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table browser_session (
        id text primary key,
        sealed text not null,
        expires_at timestamptz not null
      );
      create index browser_session_by_end on browser_session (expires_at);

      create table calendar_feed (
        id uuid primary key,
        token_hash text not null unique,
        name text,
        user_id text not null,
        project_id text not null,
        operator boolean not null,
        clouds text[] not null,
        created_at timestamptz not null,
        read_at timestamptz,
        allowed boolean not null default true,
        checked_at timestamptz not null,
        allowed_at timestamptz not null
      );
      create index calendar_feed_by_owner on calendar_feed (user_id, project_id);
      comment on column calendar_feed.token_hash is 'SHA-256 of the token in its URL, base64url.';
      comment on column calendar_feed.operator is 'Does it show all of its clouds, or what touches the project?';
      comment on column calendar_feed.allowed is 'What Keystone said of its owner at checked_at.';
      comment on column calendar_feed.allowed_at is 'When Keystone last said that its owner still has the role.';
      comment on column browser_session.id is 'Derived from the cookie.';
      comment on column browser_session.sealed is 'A Keystone token, encrypted under a key that the cookie gives.';
    `.execute(db);
  },
};
