/**
 * The tables, as Kysely sees them; `migrations/` makes them and says what their columns mean.
 *
 * Types only. Refuses to know the domain: every row goes through `rows.ts` before anybody else sees it.
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
  starts_at: Date;
  ends_at: Date | null;
  time_zone: string;
  started_at: Date | null;
  ended_at: Date | null;
  revision: number;
  created_at: Date;
  updated_at: Date;
  created_by: string;
}

interface WindowHostTable {
  window_id: string;
  host_id: string;
  /** A tstzrange: written as SQL, never read back. */
  span: string;
  open: boolean;
  hold: string;
  written_reasons: string[];
}

interface WindowServerTable {
  window_id: string;
  server_id: string;
  project_id: string;
  host_id: string;
  added_at: Date;
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

/** Every table of ours. pg-boss keeps its own in a schema of its own. */
export interface Schema {
  maintenance_window: WindowTable;
  window_host: WindowHostTable;
  window_server: WindowServerTable;
  ticket_link: TicketLinkTable;
  workflow_version: WorkflowVersionTable;
  mutation_outcome: MutationOutcomeTable;
  standalone_reason: StandaloneReasonTable;
  maintenance_event: EventTable;
  event_log: EventLogTable;
}

/** A row of `maintenance_window`, as it is written. */
export type WindowRow = Selectable<WindowTable>;
