/**
 * The tables, as Kysely sees them; `migrations/` makes them and says what their columns mean.
 *
 * Types only. Refuses to know the domain: every row is read by `window-rows.ts` and its like before anybody else sees it.
 */

import type { Generated, Selectable } from 'kysely';

interface WindowTable {
  id: string;
  cloud: string;
  summary: string;
  description: string | null;
  kind: string;
  cause: string;
  workflow_name: string;
  workflow_version: string;
  state: string;
  phase: string;
  acknowledge_by: Date | null;
  drain_at: Date | null;
  starts_at: Date;
  ends_at: Date | null;
  time_zone: string;
  started_at: Date | null;
  ended_at: Date | null;
  on_silence: string;
  allowed_actions: string[];
  default_action: string;
  ready: boolean;
  replaces: string | null;
  replaced_by: string | null;
  dates_revision: number;
  revision: number;
  created_at: Date;
  updated_at: Date;
  created_by: string;
  due_at: Generated<Date | null>;
}

interface WindowHostTable {
  window_id: string;
  host_id: string;
  /** A tstzrange: written as SQL, never read back. */
  span: string;
  open: boolean;
  hold: string;
  written_reasons: string[];
  problem: string | null;
  emptied_at: Date | null;
}

interface WindowServerTable {
  window_id: string;
  server_id: string;
  project_id: string;
  host_id: string;
  current_host_id: string | null;
  added_at: Date;
  action: string;
  action_source: string;
  policy_problem: string | null;
  answer: string;
  answered_action: string | null;
  answered_by_operator: boolean;
  answered_at: Date | null;
  answered_by: string | null;
  answered_revision: number | null;
  change_reference: string | null;
  note: string | null;
  outcome: string;
  outcome_detail: string | null;
  /** jsonb: written as JSON text. */
  move: unknown;
  retry_at: Date | null;
  skipped: boolean;
  updated_at: Date;
}

interface TicketLinkTable {
  seq: Generated<string>;
  window_id: string;
  url: string;
  rel: string | null;
  title: string | null;
  audience: string;
  added_by: string | null;
  added_at: Date | null;
  ticket: string | null;
  /** jsonb: written as JSON text. */
  write_problem: unknown;
}

interface FollowedTicketTable {
  ticket: string;
  /** jsonb: written as JSON text. */
  facts: unknown;
  looked_at: Date | null;
}

interface WebhookDeliveryTable {
  system: string;
  id: string;
  at: Generated<Date>;
}

interface WorkflowVersionTable {
  name: string;
  version: string;
  /** jsonb: written as JSON text. */
  document: unknown;
  kept_at: Generated<Date>;
}

interface MutationOutcomeTable {
  caller: string;
  mutation: string;
  client_mutation_id: string;
  /** jsonb: written as JSON text. */
  outcome: unknown;
  at: Generated<Date>;
}

interface StandaloneReasonTable {
  host_id: string;
  reasons: string[];
}

interface HostDownTable {
  host_id: string;
  noted_at: Generated<Date>;
}

interface PictureCloudTable {
  cloud: string;
  /** A bigint; text on this side of the wire. */
  version: Generated<string>;
  host_at: Date | null;
  hypervisor_at: Date | null;
  server_at: Date | null;
  listed_at: Date | null;
  /** jsonb: written as JSON text. */
  problems: unknown;
}

interface PictureThingTable {
  cloud: string;
  kind: string;
  id: string;
  /** jsonb: written as JSON text. */
  data: unknown;
  digest: string | null;
  read_at: Date;
  version: string;
}

interface HostIntentTable {
  window_id: string;
  host_id: string;
  status: string;
  reason: string | null;
}

interface EventTable {
  /** An xid8; text on this side of the wire. */
  xid: Generated<string>;
  seq: Generated<string>;
  type: string;
  window_id: string;
  window_revision: number;
  changed_fields: string[];
  actor_role: string;
  actor_name: string;
  host_id: string | null;
  server_id: string | null;
  ticket_url: string | null;
  audience: string;
  note: string | null;
  cloud: string;
  projects: string[];
  at: Generated<Date>;
}

interface EventLogTable {
  id: string;
  low_xid: string;
  low_seq: string;
}

interface BrowserSessionTable {
  id: string;
  sealed: string;
  expires_at: Date;
}

interface CalendarFeedTable {
  id: string;
  token_hash: string;
  name: string | null;
  user_id: string;
  project_id: string;
  operator: boolean;
  clouds: string[];
  created_at: Date;
  read_at: Generated<Date | null>;
  allowed: Generated<boolean>;
  checked_at: Date;
  allowed_at: Date;
}

/** Every table of ours. pg-boss keeps its own in a schema of its own. */
export interface Schema {
  maintenance_window: WindowTable;
  window_host: WindowHostTable;
  window_server: WindowServerTable;
  ticket_link: TicketLinkTable;
  followed_ticket: FollowedTicketTable;
  webhook_delivery: WebhookDeliveryTable;
  workflow_version: WorkflowVersionTable;
  mutation_outcome: MutationOutcomeTable;
  standalone_reason: StandaloneReasonTable;
  host_down: HostDownTable;
  picture_cloud: PictureCloudTable;
  picture_thing: PictureThingTable;
  host_intent: HostIntentTable;
  maintenance_event: EventTable;
  event_log: EventLogTable;
  browser_session: BrowserSessionTable;
  calendar_feed: CalendarFeedTable;
}

/** A row of `maintenance_window`, as it is written; when it is due is written apart. */
export type WindowRow = Omit<Selectable<WindowTable>, 'due_at'>;

/** A row of `window_server`, as it is written. */
export type ServerRow = Selectable<WindowServerTable>;
