/**
 * The port to whoever counts what the gateway does.
 *
 * Pure: types, and an observer that counts nothing. Everything told here is a name out of few, a number or a duration:
 * never an id, a URL, a token or a text of a client.
 */

/** How operations come in. */
export type Transport = 'http' | 'websocket' | 'sse';

/** One request to another system. `operation` has no ids, e.g. `GET /servers/{}`; `failure` is null for a good answer. */
export interface UpstreamCall {
  /** As it is named in messages, e.g. `nova home`. */
  readonly upstream: string;
  readonly operation: string;
  readonly failure: string | null;
  readonly ms: number;
}

/** One request to the gateway. `route` is the pattern that matched; null: none did. */
export interface ServedRequest {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
}

/** One operation of GraphQL, or one event of a subscription; REFUSED: it was never executed. `codes` are those of its errors. */
export interface ServedOperation {
  readonly transport: Transport;
  readonly kind: 'query' | 'mutation' | 'event' | 'refused';
  readonly codes: readonly string[];
  readonly ms: number;
}

/** Where the answer to a reader of tickets came from: memory, the system, what was known last; FAILED: nowhere. */
export type TicketAnswer = 'MEMORY' | 'ASKED' | 'STALE' | 'FAILED';

/** Where the answer about a cloud came from: the live picture, one that is older than was wished, or Nova. */
export type PictureAnswer = 'FRESH' | 'STALE' | 'ASKED';

/** What became of a look at other teams' schemas; REFUSED for as long as what was read does not compose, UNREADABLE: one could not be read. */
export type SchemaLook = 'CHANGED' | 'UNCHANGED' | 'REFUSED' | 'UNREADABLE';

/** Told at once, where something happens. No method throws or waits. */
export interface Observer {
  readonly upstreamCall: (call: UpstreamCall) => void;
  readonly request: (request: ServedRequest) => void;
  readonly operation: (operation: ServedOperation) => void;
  /** A loader reads so many keys at once. */
  readonly batch: (loader: string, keys: number) => void;
  readonly ticketRead: (system: string, answer: TicketAnswer) => void;
  readonly pictureRead: (cloud: string, answer: PictureAnswer) => void;
  readonly schemaLook: (outcome: SchemaLook) => void;
  /** A system is left alone from now on, or asked again. */
  readonly leftAlone: (system: string, isLeftAlone: boolean) => void;
  readonly storeQuery: (query: { readonly failed: boolean; readonly ms: number }) => void;
  /** The process's reader of the event log took over an event. */
  readonly eventRead: (type: string) => void;
  /** A subscription began (1) or ended (-1). */
  readonly subscribers: (transport: Transport, change: 1 | -1) => void;
  /** An event is with its subscriber's connection, so long after it was appended. */
  readonly delivered: (transport: Transport, ms: number) => void;
  readonly job: (job: { readonly action: string; readonly failed: boolean; readonly ms: number }) => void;
  /** This process began or ceased to do what one process alone does; null: it no longer stands for it. */
  readonly leads: (what: string, isLeading: boolean | null) => void;
  /** A connection to a cloud's notifications stands, or not; null: this process no longer wants one. */
  readonly notifications: (cloud: string, isConnected: boolean | null) => void;
}

const ignore = (): void => undefined;

/** Counts nothing. */
export const unobserved: Observer = {
  upstreamCall: ignore,
  request: ignore,
  operation: ignore,
  batch: ignore,
  ticketRead: ignore,
  pictureRead: ignore,
  schemaLook: ignore,
  leftAlone: ignore,
  storeQuery: ignore,
  eventRead: ignore,
  subscribers: ignore,
  delivered: ignore,
  job: ignore,
  leads: ignore,
  notifications: ignore,
};
