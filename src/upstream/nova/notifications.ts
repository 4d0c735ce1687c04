/**
 * Listens to Nova's versioned notifications.
 *
 * Whatever may have been missed is made good by one hint at everything. Refuses to know how the bus is reached, what is
 * in a notification, and what the hints lead to.
 */

import { once } from 'node:events';

import type { Logger } from 'pino';

import type { CloudName } from '../../domain/ids.ts';
import type { NovaHint, NovaNews } from '../../domain/nova-news.ts';
import { readNotification } from './notification.ts';
import { openQueue } from './notification-queue.ts';
import type { Broker, Listener } from './notification-queue.ts';
import { createSkipped } from './skipped.ts';

/** The last three have defaults, and are for tests. */
export interface NotificationsOptions {
  readonly cloud: CloudName;
  readonly broker: Broker;
  /** Nova's `control_exchange`. */
  readonly exchange: string;
  /** One of Nova's `versioned_notifications_topics`. */
  readonly topic: string;
  readonly log?: Logger | undefined;
  /** Told of each change of it. */
  readonly onHearing?: (hearing: Hearing) => void;
  readonly now?: () => Date;
  readonly most?: number;
  readonly checkMs?: number;
  readonly retryMs?: readonly [number, number];
}

/** IDLE: nobody listens here. DEAF: somebody does, and there is no queue. */
export type Hearing = 'IDLE' | 'DEAF' | 'HEARING';

/** Counts are of this process, since it started. */
export interface HearingState {
  readonly hearing: Hearing;
  /** Since when it is so. */
  readonly since: Date;
  readonly notifications: number;
  /** Of these, such as could not be read. */
  readonly skipped: number;
  /** How often a queue was lost. */
  readonly losses: number;
}

export interface Notifications extends NovaNews {
  readonly cloud: CloudName;
  readonly state: () => HearingState;
}

const MOST = 10_000;
const CHECK_MS = 5000;
const RETRY_MS = [1000, 15_000] as const;

/** Makes no connection before somebody listens; one that fails is tried again for as long as somebody does. */
export function createNotifications(options: NotificationsOptions): Notifications {
  const { cloud, broker, exchange, topic, now = () => new Date() } = options;
  const log = options.log?.child({ cloud });
  const skipped = createSkipped('notifications were skipped that cannot be read', log, now);
  let notifications = 0;
  let losses = 0;
  let state: { readonly hearing: Hearing; readonly since: Date } = { hearing: 'IDLE', since: now() };
  const become = (hearing: Hearing): void => {
    if (state.hearing === hearing) return;
    state = { hearing, since: now() };
    options.onHearing?.(hearing);
  };

  const listenerOf = (onHint: (hint: NovaHint) => void): Listener => {
    const tell = (hint: NovaHint): void => {
      try {
        onHint(hint);
      } catch (error) {
        log?.error({ err: error }, "a hint of Nova's could not be followed");
      }
    };
    return {
      deliver: (body) => {
        notifications += 1;
        const read = readNotification(body);
        if (read.kind === 'nonsense') skipped.skip(read.what);
        if (read.kind === 'hint') tell(read.hint);
      },
      ready: () => {
        become('HEARING');
        log?.info("Nova's notifications are heard");
        tell({ kind: 'all' });
      },
      behind: () => {
        log?.warn("Nova's notifications come faster than they are read; everything is looked at");
        tell({ kind: 'all' });
      },
      lost: (why) => {
        if (state.hearing === 'HEARING') losses += 1;
        become('DEAF');
        log?.warn(why, "Nova's notifications are not heard; polling goes on, and it is tried again");
      },
    };
  };

  return {
    cloud,
    state: () => ({ ...state, notifications, skipped: skipped.total(), losses }),
    listen: async (onHint, signal) => {
      if (signal.aborted) return;
      become('DEAF');
      const { most = MOST, checkMs = CHECK_MS, retryMs = RETRY_MS } = options;
      const queue = { name: `slipway ${cloud}`, broker, exchange, routingKey: `${topic}.*`, most, checkMs, retryMs };
      const stop = openQueue(queue, listenerOf(onHint));
      await once(signal, 'abort');
      become('IDLE');
      await stop();
    },
  };
}
