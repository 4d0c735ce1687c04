/**
 * The simulated Jira Cloud: its REST API v3 on a loopback port, with a dozen issues about the demo cloud.
 *
 * For demo mode and tests. Held to Atlassian's published contract, never to a live Jira.
 */
import { createIssueStore } from './jira/issues.ts';
import type { IssueStore } from './jira/issues.ts';
import { jiraError, registerJira } from './jira/routes.ts';
import type { Fault, Faults } from './wire/faults.ts';
import type { RequestLog } from './wire/requests.ts';
import { createDemoServer } from './wire/server.ts';
import type { DemoServerOptions } from './wire/server.ts';

/** Everything about a simulated Jira that can be chosen. */
export interface DemoJiraOptions extends DemoServerOptions {
  /** Visible issues `OPS-101` …; 12 by default. */
  readonly issues?: number;
  readonly email?: string;
  readonly token?: string;
}

/** A running simulated Jira. */
export interface DemoJira
  extends
    Pick<IssueStore, 'add' | 'change' | 'move'>,
    Pick<RequestLog, 'count' | 'requests' | 'resetRequests'>,
    Pick<Faults, 'fail' | 'heal'> {
  /** Address of the site, e.g. `http://127.0.0.1:4124`. */
  readonly url: string;
  readonly email: string;
  readonly token: string;
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
  const issues = createIssueStore(count);
  const { app, log, faults, listen, origin, close } = createDemoServer(options);
  registerJira(app, { issues, email, token, api: () => `${origin()}/rest/api/3` });
  const url = await listen();

  return {
    url,
    email,
    token,
    browseUrl: (key) => `${url}/browse/${encodeURIComponent(key)}`,
    add: issues.add,
    change: issues.change,
    move: issues.move,
    requests: log.requests,
    count: log.count,
    resetRequests: log.resetRequests,
    fail: faults.fail,
    heal: faults.heal,
    close,
  };
}
