/**
 * What the gateway's thread and the embedded database's thread say to each other.
 *
 * Types only.
 */

/** What is asked of the thread; each request gets one `Reply` with its id. */
export type Request =
  | { readonly id: number; readonly kind: 'run'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'listen'; readonly channel: string }
  | { readonly id: number; readonly kind: 'close' };

/** One statement's result, each value as PostgreSQL spells it. */
export interface RawResult {
  readonly command: string;
  readonly rowCount: number;
  readonly columns: readonly { readonly name: string; readonly type: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** An error as PostgreSQL reports it; the fields are those of its protocol. */
export interface RawError {
  readonly message: string;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

/** What the thread says: answers, notifications, and once at the start that the database is open (or why not). */
export type Reply =
  | { readonly id: number; readonly results: readonly RawResult[] }
  | { readonly id: number; readonly error: RawError }
  | { readonly channel: string; readonly payload: string };

/** The id of the reply that says how opening went. */
export const OPENED = 0;
