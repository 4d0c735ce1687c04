/**
 * A queue of our own on Nova's message bus (RabbitMQ), for as long as somebody wants it.
 *
 * It goes with its connection, is bounded, and takes nothing from anybody: Nova's queues, exchanges and publishers stay
 * as they are. Refuses to know what is in the messages.
 */

import type { Channel, ConnectionOptions, Consumer } from 'rabbitmq-client';

import type { Tls } from '../http.ts';
import { BusConnection } from './bus-connection.ts';

/** Where the bus is, and as whom we go there. Several hosts are one cluster, tried in turn. */
export interface Broker {
  readonly hosts: readonly { readonly name: string; readonly port: number }[];
  readonly vhost: string;
  readonly username: string;
  readonly password: string;
  /** Null: without TLS. */
  readonly tls: Tls | null;
}

export interface QueueOptions {
  /** What people see of the connection in the broker's own lists. */
  readonly name: string;
  readonly broker: Broker;
  readonly exchange: string;
  /** Patterns of a topic exchange. */
  readonly routingKey: string;
  /** How many messages wait in the broker, at most; then the oldest go. */
  readonly most: number;
  /** Between looks at how many wait. */
  readonly checkMs: number;
  /** The shortest and the longest wait before it is tried again; the library doubles it and spreads it at random. */
  readonly retryMs: readonly [number, number];
}

export interface Listener {
  /** `body` is what was delivered: bytes, a text, or JSON that was parsed already. Must not throw. */
  readonly deliver: (body: unknown) => void;
  /** There is a queue; whatever came before it was missed. */
  readonly ready: () => void;
  /** Half of what may wait does, or more: some may be lost already, or soon. Told at each look. */
  readonly behind: () => void;
  /** Told once for each loss, however long it lasts, and once at the start when there is no broker. */
  readonly lost: (why: { readonly code: string; readonly reason: string }) => void;
}

/** Delivered and not yet acknowledged: what a burst costs us in memory. */
const PREFETCH = 500;
const HEARTBEAT_SECONDS = 15;
const GOODBYE_MS = 1000;

/**
 * Answers how to stop. Each connection gets a consumer of its own: a queue of a connection that was lost may live on in
 * the broker for a while, so it is never asked for again.
 */
export function openQueue(options: QueueOptions, listener: Listener): () => Promise<void> {
  const connection = new BusConnection(connectionOf(options));
  let current: Consumer | null = null;
  let stopped = false;

  const consume = (): void => {
    const consumer = connection.createConsumer(consumerOf(options), ({ body }) => {
      listener.deliver(body);
    });
    current = consumer;
    consumer.on('ready', () => {
      if (current === consumer && !stopped) listener.ready();
    });
    consumer.on('error', (error) => {
      if (current === consumer && !stopped) listener.lost(whyOf(error));
    });
  };
  connection.on('connection', consume);
  connection.on('error', (error) => {
    // Left alone it would try again too, but say nothing of what then fails: the next connection makes a new one.
    void current?.close();
    current = null;
    if (!stopped) listener.lost(whyOf(error));
  });
  // A channel of its own, whose errors stay with it: on the connection they would look like its loss.
  let side: Channel | null = null;
  const look = async (): Promise<void> => {
    const queue = current?.queue ?? '';
    if (queue === '' || stopped) return;
    if (side?.active !== true) {
      side = await connection.acquire({ emitErrorsFromChannel: true });
      side.on('error', () => undefined);
    }
    const { messageCount } = await side.queueDeclare({ queue, passive: true });
    if (messageCount >= options.most / 2) listener.behind();
  };
  const looking = setInterval(() => {
    look().catch(() => undefined); // the queue went meanwhile, which its consumer tells
  }, options.checkMs);

  return async () => {
    stopped = true;
    clearInterval(looking);
    const goodbye = async (): Promise<void> => {
      await current?.close();
      await side?.close();
      await connection.close();
    };
    // A broker that does not answer is not waited for.
    const impatient = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
    await Promise.race([goodbye().catch(() => undefined), impatient]);
    connection.unsafeDestroy();
  };
}

function connectionOf({ name, broker, retryMs }: QueueOptions): ConnectionOptions {
  const { hosts, vhost, username, password, tls } = broker;
  const [first, ...others] = hosts;
  return {
    connectionName: name,
    hostname: first?.name ?? 'localhost',
    port: first?.port ?? 0,
    ...(others.length > 0 && { hosts: hosts.map((host) => `${host.name}:${host.port}`) }),
    vhost,
    username,
    password,
    tls: tls ?? false,
    heartbeat: HEARTBEAT_SECONDS,
    noDelay: true,
    retryLow: retryMs[0],
    retryHigh: retryMs[1],
  };
}

/** The broker makes up its name (`amq.gen-…`). A binding refuses an exchange that is not there, and never makes one. */
function consumerOf({ exchange, routingKey, most }: QueueOptions) {
  return {
    queueOptions: {
      exclusive: true,
      autoDelete: true,
      arguments: { 'x-queue-type': 'classic' as const, 'x-max-length': most, 'x-overflow': 'drop-head' as const },
    },
    queueBindings: [{ exchange, routingKey }],
    qos: { prefetchCount: PREFETCH },
    // What failed once would fail again.
    requeue: false,
  };
}

function whyOf(error: unknown): { readonly code: string; readonly reason: string } {
  if (!Error.isError(error)) return { code: 'UNKNOWN', reason: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { code, reason: error.message };
}
