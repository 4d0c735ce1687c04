/**
 * What is counted as it happens: the Observer port on prom-client.
 *
 * Names and units follow Prometheus' conventions; docs/guides/metrics.md explains each. Refuses to know who tells.
 */

import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

import type { Observer } from '../domain/observer.ts';

const SECOND = 1000;
/** In seconds: from the memory of a process to a system that is about to give up. */
const WAITS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** In seconds: of our own database. */
const QUERIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
/** Jobs wait for Nova and for ticket systems, one call after another. */
const JOBS = [0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];

/** Registers the metrics and answers who counts them. */
export function createCounted(registry: Registry): Observer {
  const registers = [registry];
  return {
    ...ofUpstreams(registers),
    ...ofServing(registers),
    ...ofReading(registers),
    ...ofStreams(registers),
    ...ofWork(registers),
  };
}

function ofUpstreams(registers: Registry[]): Pick<Observer, 'upstreamCall' | 'leftAlone' | 'notifications'> {
  const duration = new Histogram({
    name: 'slipway_upstream_call_duration_seconds',
    help: 'Requests to other systems as they went over the wire, each attempt for itself.',
    labelNames: ['upstream', 'operation'],
    buckets: WAITS,
    registers,
  });
  const errors = new Counter({
    name: 'slipway_upstream_errors_total',
    help: 'Requests to other systems without a good answer, by what went wrong.',
    labelNames: ['upstream', 'operation', 'failure'],
    registers,
  });
  const breaker = new Gauge({
    name: 'slipway_upstream_breaker_open',
    help: '1 while this process leaves a system alone because it failed again and again.',
    labelNames: ['upstream'],
    registers,
  });
  const connected = new Gauge({
    name: 'slipway_notifications_connected',
    help: "1 while this process hears a cloud's notifications, 0 while it tries to.",
    labelNames: ['cloud'],
    registers,
  });
  return {
    upstreamCall: ({ upstream, operation, failure, ms }) => {
      duration.observe({ upstream, operation }, ms / SECOND);
      if (failure !== null) errors.inc({ upstream, operation, failure: failure.toLowerCase() });
    },
    leftAlone: (upstream, isLeftAlone) => {
      breaker.set({ upstream }, Number(isLeftAlone));
    },
    notifications: (cloud, isConnected) => {
      if (isConnected === null) connected.remove({ cloud });
      else connected.set({ cloud }, Number(isConnected));
    },
  };
}

function ofServing(registers: Registry[]): Pick<Observer, 'request' | 'operation'> {
  const requests = new Histogram({
    name: 'slipway_http_request_duration_seconds',
    help: 'Requests by HTTP until their answer was sent, streams until they ended.',
    labelNames: ['method', 'route', 'status'],
    buckets: WAITS,
    registers,
  });
  const operations = new Histogram({
    name: 'slipway_operation_duration_seconds',
    help: 'Execution of GraphQL operations, and of single events of subscriptions.',
    labelNames: ['transport', 'kind'],
    buckets: WAITS,
    registers,
  });
  const errors = new Counter({
    name: 'slipway_operation_errors_total',
    help: 'Errors that clients were told, by their code.',
    labelNames: ['transport', 'code'],
    registers,
  });
  return {
    request: ({ method, route, status, ms }) => {
      requests.observe({ method, route: route ?? 'none', status }, ms / SECOND);
    },
    operation: ({ transport, kind, codes, ms }) => {
      operations.observe({ transport, kind }, ms / SECOND);
      for (const code of codes) errors.inc({ transport, code });
    },
  };
}

function ofReading(
  registers: Registry[],
): Pick<Observer, 'batch' | 'ticketRead' | 'pictureRead' | 'schemaLook' | 'storeQuery'> {
  const batches = new Histogram({
    name: 'slipway_loader_batch_size',
    help: 'Keys that a loader read at once.',
    labelNames: ['loader'],
    buckets: SIZES,
    registers,
  });
  const tickets = new Counter({
    name: 'slipway_ticket_reads_total',
    help: 'Tickets that somebody wanted to read, by where the answer came from: memory, asked, stale, failed.',
    labelNames: ['system', 'answer'],
    registers,
  });
  const pictures = new Counter({
    name: 'slipway_picture_reads_total',
    help: 'Reads of a cloud by where the answer came from: fresh (the live picture), stale, asked (Nova).',
    labelNames: ['cloud', 'answer'],
    registers,
  });
  const looks = new Counter({
    name: 'slipway_supergraph_looks_total',
    help: "Looks at other teams' schemas: changed, unchanged, refused (what was read does not compose), unreadable.",
    labelNames: ['outcome'],
    registers,
  });
  const queries = new Histogram({
    name: 'slipway_store_query_duration_seconds',
    help: 'Statements of the store, but for those of the queue itself.',
    labelNames: ['outcome'],
    buckets: QUERIES,
    registers,
  });
  return {
    batch: (loader, keys) => {
      batches.observe({ loader }, keys);
    },
    ticketRead: (system, answer) => {
      tickets.inc({ system, answer: answer.toLowerCase() });
    },
    pictureRead: (cloud, answer) => {
      pictures.inc({ cloud, answer: answer.toLowerCase() });
    },
    schemaLook: (outcome) => {
      looks.inc({ outcome: outcome.toLowerCase() });
    },
    storeQuery: ({ failed, ms }) => {
      queries.observe({ outcome: outcomeOf(failed) }, ms / SECOND);
    },
  };
}

function ofStreams(registers: Registry[]): Pick<Observer, 'eventRead' | 'subscribers' | 'delivered'> {
  const events = new Counter({
    name: 'slipway_events_total',
    help: 'Events that this process read from the event log.',
    labelNames: ['type'],
    registers,
  });
  const subscribers = new Gauge({
    name: 'slipway_subscribers',
    help: 'Subscriptions under way.',
    labelNames: ['transport'],
    registers,
  });
  const delivery = new Histogram({
    name: 'slipway_event_delivery_seconds',
    help: "From an event's appending until its subscriber's connection took it; events from before the subscription do not count.",
    labelNames: ['transport'],
    buckets: WAITS,
    registers,
  });
  for (const transport of ['websocket', 'sse']) subscribers.set({ transport }, 0);
  return {
    eventRead: (type) => {
      events.inc({ type });
    },
    subscribers: (transport, change) => {
      subscribers.inc({ transport }, change);
    },
    delivered: (transport, ms) => {
      delivery.observe({ transport }, ms / SECOND);
    },
  };
}

function ofWork(registers: Registry[]): Pick<Observer, 'job' | 'leads'> {
  const jobs = new Histogram({
    name: 'slipway_job_duration_seconds',
    help: 'Attempts at jobs.',
    labelNames: ['action', 'outcome'],
    buckets: JOBS,
    registers,
  });
  const leader = new Gauge({
    name: 'slipway_leader',
    help: '1 while this process does what one process alone does, 0 while it stands by.',
    labelNames: ['task'],
    registers,
  });
  return {
    job: ({ action, failed, ms }) => {
      jobs.observe({ action, outcome: outcomeOf(failed) }, ms / SECOND);
    },
    leads: (task, isLeading) => {
      if (isLeading === null) leader.remove({ task });
      else leader.set({ task }, Number(isLeading));
    },
  };
}

function outcomeOf(failed: boolean): 'ok' | 'failed' {
  return failed ? 'failed' : 'ok';
}
