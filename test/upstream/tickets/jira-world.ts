/**
 * The simulated Jira as a world of the adapter suite: as Cloud or as Data Center, directly or through a proxy.
 */

import { startDemoJira } from '../../../demo/jira.ts';
import type { DemoJira } from '../../../demo/jira.ts';
import { deliveryOf } from '../../../demo/jira/webhooks.ts';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import type { TicketSystem } from '../../../src/domain/ticket-system.ts';
import { createJiraCloud } from '../../../src/upstream/tickets/jira-cloud.ts';
import { createJiraDataCenter } from '../../../src/upstream/tickets/jira-data-center.ts';
import type { JiraOptions } from '../../../src/upstream/tickets/jira-system.ts';
import type { Outside, World } from './adapter-suite.ts';

export type Jira = 'cloud' | 'dataCenter';

const SECRET = 'a secret of sixteen characters and more';
const connection = { name: 'corp-jira', timeoutMs: 5000, concurrency: 4, create: { project: 'OPS', type: 'Task' } };

/** One adapter for the simulated Jira; `over` changes its options. */
export function adapterFor(kind: Jira, demo: DemoJira, over: Partial<JiraOptions> = {}): TicketSystem {
  const options = { ...connection, baseUrl: `${demo.url}/`, siteUrl: `${demo.url}/`, ...over };
  return kind === 'cloud'
    ? createJiraCloud({ ...options, email: demo.email, token: demo.token })
    : createJiraDataCenter({ ...options, token: demo.personalToken });
}

/** `apiUrl`: what stands before the simulated Jira, if anything does; it is closed by `closeApi`. */
export async function jiraWorld(
  kind: Jira,
  before: (demo: DemoJira) => Promise<{ apiUrl: string; closeApi: () => Promise<void> }> = (demo) =>
    Promise.resolve({ apiUrl: `${demo.url}/`, closeApi: () => Promise.resolve() }),
): Promise<World> {
  const demo = await startDemoJira({ issues: 250 });
  const { apiUrl, closeApi } = await before(demo);
  const over = { baseUrl: apiUrl, webhookSecret: SECRET };
  return {
    system: adapterFor(kind, demo, over),
    connect: (baseUrl, timeoutMs) => adapterFor(kind, demo, { baseUrl, timeoutMs }),
    existing: [ticketKey('OPS-103'), ticketKey('OPS-101'), ticketKey('OPS-102')],
    missing: ticketKey('OPS-9999'),
    invisible: { key: ticketKey('SEC-7'), code: 'TICKET_NOT_FOUND' },
    nonsense: ['', 'OPS', 'OPS-0', '../myself', 'OPS-1 OR 1=1'],
    otherSpelling: 'ops-103',
    many: {
      keys: Array.from({ length: 250 }, (_, place) => ticketKey(`OPS-${place + 101}`)),
      requests: 3,
      count: () => demo.count(),
    },
    statuses: { reachable: 'In Progress', unreachable: 'Archived' },
    outside: outsideOf(demo),
    deliveries: {
      made: ([key = ticketKey('OPS-101')], id, at) => {
        const issue = demo.all().find((it) => it.key === key) ?? demo.add(key);
        const made = deliveryOf({ name: 'jira:issue_updated', issue }, { secret: SECRET }, demo.url, at.getTime(), id);
        return { headers: made.headers, body: Buffer.from(made.body), receivedAt: at };
      },
      withSecret: (secret) => adapterFor(kind, demo, secret === null ? {} : { webhookSecret: secret }),
      most: 1,
      timed: true,
    },
    close: async () => {
      await closeApi();
      await demo.close();
    },
  };
}

/** What the simulated Jira knows, not asked over HTTP. */
function outsideOf(demo: DemoJira): Outside {
  const idOf = (key: TicketKey): number => demo.find(key)?.id ?? 0;
  return {
    comments: (key) => Promise.resolve(demo.comments(idOf(key)).map(({ body }) => plain(body))),
    links: (key) =>
      Promise.resolve(
        demo.links(idOf(key)).map(({ object: { url, title, summary = '', status } }) => ({
          url,
          title,
          summary,
          resolved: status?.resolved ?? false,
        })),
      ),
    status: (key) => Promise.resolve(demo.find(key)?.status.name ?? ''),
    setStatus: (key, status) => {
      demo.change(key, { status });
      return Promise.resolve();
    },
    countMarked: (marker) => Promise.resolve(demo.all().filter(({ labels }) => labels.includes(marker)).length),
  };
}

/** Every text of a document, or the text. */
function plain(body: unknown): string {
  if (typeof body === 'string') return body;
  const texts: string[] = [];
  JSON.stringify(body, (name, value: unknown) => {
    if (name === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
