/**
 * The simulated Jira: the REST APIs of Cloud (v3) and of Data Center (v2) on one loopback port, over the same dozen
 * issues about the demo cloud.
 *
 * For demo mode and tests. Held to Atlassian's published contract, never to a live Jira.
 */
import { createDiscussion } from './jira/discussion.ts';
import type { Discussion } from './jira/discussion.ts';
import { createIssueStore } from './jira/issues.ts';
import type { IssueStore } from './jira/issues.ts';
import { jiraError } from './jira/refusals.ts';
import { registerJiraApi, registerJiraPages } from './jira/routes.ts';
import { createWebhooks } from './jira/webhooks.ts';
import type { Webhooks } from './jira/webhooks.ts';
import type { Fault, Faults } from './wire/faults.ts';
import type { RequestLog } from './wire/requests.ts';
import { createDemoServer } from './wire/server.ts';
import type { DemoServerOptions } from './wire/server.ts';

/** Everything about a simulated Jira that can be chosen. */
export interface DemoJiraOptions extends DemoServerOptions {
  /** Visible issues `OPS-101` …; 12 by default. */
  readonly issues?: number;
  readonly email?: string;
  /** Of the API of Cloud, together with the e-mail address. */
  readonly token?: string;
  /** The personal access token for the API of Data Center. */
  readonly personalToken?: string;
  /** After so long JQL finds a new issue; 0 by default. */
  readonly indexDelayMs?: number;
  /** A webhook that was not taken is sent once more after so long; 1000 by default. */
  readonly retryMs?: number;
}

/** A running simulated Jira. */
export interface DemoJira
  extends
    Pick<IssueStore, 'add' | 'all' | 'change' | 'find' | 'move'>,
    Pick<Discussion, 'comment' | 'comments' | 'links'>,
    Pick<Webhooks, 'register'>,
    Pick<RequestLog, 'count' | 'requests' | 'resetRequests'>,
    Pick<Faults, 'fail' | 'heal'> {
  /** Address of the site, e.g. `http://127.0.0.1:4124`. */
  readonly url: string;
  readonly email: string;
  readonly token: string;
  readonly personalToken: string;
  /** The page people link to. */
  readonly browseUrl: (key: string) => string;
  readonly close: () => Promise<void>;
}

/** How Jira fails, ready for `fail('/rest', …)`. Silence is the fault `hang`. */
export const jiraFaults = {
  /** 429 with the seconds to wait. */
  rateLimited: (seconds: number): Fault => ({
    status: 429,
    body: jiraError('Rate limit exceeded.'),
    headers: {
      'Retry-After': String(seconds),
      'X-RateLimit-Limit': '350',
      'X-RateLimit-Remaining': '0',
      'RateLimit-Reason': 'jira-burst-based',
    },
  }),
  unavailable: { status: 503, body: jiraError('Service unavailable.') },
  /** A gateway's page in place of JSON. */
  html: { status: 502, body: '<html><body><h1>Bad Gateway</h1></body></html>' },
} as const;

/** Starts a simulated Jira. Rejects if the port is taken. */
export async function startDemoJira(options: DemoJiraOptions = {}): Promise<DemoJira> {
  const { issues: count = 12, email = 'slipway-bot@example.com', token = 'demo-jira-token' } = options;
  const { personalToken = 'demo-jira-pat', indexDelayMs = 0, retryMs = 1000 } = options;
  const issues = createIssueStore(count);
  const discussion = createDiscussion();
  const { app, log, faults, listen, origin, close } = createDemoServer(options);
  const v3 = (): string => `${origin()}/rest/api/3`;
  const webhooks = createWebhooks(v3, retryMs);
  issues.listen(webhooks.send);
  registerJiraPages(app, issues);
  const common = { issues, discussion, email, indexDelayMs };
  const basic = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  registerJiraApi(app, '/rest/api/3', { ...common, flavour: 'cloud', authorization: basic, api: v3 });
  registerJiraApi(app, '/rest/api/2', {
    ...common,
    flavour: 'dataCenter',
    authorization: `Bearer ${personalToken}`,
    api: () => `${origin()}/rest/api/2`,
  });
  const url = await listen();

  return {
    url,
    email,
    token,
    personalToken,
    browseUrl: (key) => `${url}/browse/${encodeURIComponent(key)}`,
    all: issues.all,
    find: issues.find,
    comment: discussion.comment,
    comments: discussion.comments,
    links: discussion.links,
    register: webhooks.register,
    add: issues.add,
    change: issues.change,
    move: issues.move,
    requests: log.requests,
    count: log.count,
    resetRequests: log.resetRequests,
    fail: faults.fail,
    heal: faults.heal,
    close: async () => {
      webhooks.close();
      await close();
    },
  };
}
