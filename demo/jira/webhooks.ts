/**
 * Webhooks of the simulated Jira: every event, ours included, is sent to every address that was registered.
 *
 * Signs as Jira does. Tries once more after a failure; nothing is kept for longer.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { IssueEvent } from './issues.ts';
import { issueView, userView } from './views.ts';

/** Where events are sent. Without a secret they are not signed. */
export interface JiraWebhook {
  readonly url: string;
  readonly secret?: string;
}

export interface Webhooks {
  readonly register: (hook: JiraWebhook) => void;
  readonly send: (event: IssueEvent) => void;
  /** Gives up what is still to be sent. */
  readonly close: () => void;
}

/** What one event's delivery looks like; `at` is its time in milliseconds. */
export function deliveryOf(
  { name, issue, items }: IssueEvent,
  { secret }: Pick<JiraWebhook, 'secret'>,
  api: string,
  at: number,
  identifier: string = randomUUID(),
): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({
    timestamp: at,
    webhookEvent: name,
    ...(name === 'jira:issue_updated' && { issue_event_type_name: 'issue_generic' }),
    user: userView('Slipway Bot', api),
    issue: issueView(issue, api),
    ...(items && { changelog: { id: String(at), items: items.map((it) => ({ ...it, fieldtype: 'jira' })) } }),
  });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Atlassian Webhook HTTP Client',
    'x-atlassian-webhook-identifier': identifier,
    'x-atlassian-webhook-flow': 'Primary',
    ...(secret !== undefined && {
      'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    }),
  };
  return { headers, body };
}

export function createWebhooks(api: () => string, retryMs: number): Webhooks {
  let hooks: readonly JiraWebhook[] = [];
  const ended = new AbortController();
  const { signal } = ended;

  const post = async (url: string, headers: Record<string, string>, body: string): Promise<boolean> => {
    const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };
  const deliver = async (hook: JiraWebhook, event: IssueEvent): Promise<void> => {
    const { headers, body } = deliveryOf(event, hook, api(), Date.now());
    if (await post(hook.url, headers, body)) return;
    await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) await post(hook.url, { ...headers, 'x-atlassian-webhook-retry': '1' }, body);
  };

  return {
    register: (hook) => {
      hooks = [...hooks, hook];
    },
    send: (event) => {
      if (event.issue.hidden) return;
      for (const hook of hooks) void deliver(hook, event);
    },
    close: () => {
      ended.abort();
    },
  };
}
