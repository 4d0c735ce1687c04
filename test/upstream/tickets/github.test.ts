import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import { statusOf } from '../../../src/upstream/tickets/github-issue.ts';
import { issueKeyOf } from '../../../src/upstream/tickets/github-url.ts';
import { createGitHub } from '../../../src/upstream/tickets/github.ts';
import type { GitHubOptions } from '../../../src/upstream/tickets/github.ts';
import { json, startStub } from '../stub-server.ts';
import { describeTicketSystem } from './adapter-suite.ts';
import { newIssue, startRecordedGitHub } from './recorded/github.ts';
import { linksIn, rendered } from './rendered.ts';

const SECRET = 'a secret of some length';
const key = (number: number): TicketKey => ticketKey(`acme/ops#${number}`);
const connect = (baseUrl: string, more: Partial<GitHubOptions> = {}) =>
  createGitHub({
    name: 'github',
    siteUrl: 'https://github.com/',
    baseUrl,
    token: 't0ken',
    timeoutMs: 3000,
    concurrency: 4,
    webhookSecret: SECRET,
    repository: 'acme/ops',
    ...more,
  });
const open: { readonly close: () => Promise<void> }[] = [];

/** Closed after the test whether it passed or not. */
function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

describeTicketSystem('GitHub', ['linkBack', 'comment', 'setStatus', 'create', 'readDelivery'], async () => {
  const stub = await startRecordedGitHub(Array.from({ length: 250 }, (_, place) => newIssue(place + 1)));
  const find = (of: TicketKey) => stub.issues.find(({ number }) => key(number) === of) ?? newIssue(0);
  const comments = (of: TicketKey) => find(of).comments.map(({ body }) => rendered(body));
  return {
    system: connect(`${stub.url}/`),
    connect: (baseUrl, timeoutMs) => connect(baseUrl, { timeoutMs }),
    existing: [key(1), key(2), key(3)],
    missing: key(999),
    invisible: { key: ticketKey('acme/secret#1'), code: 'TICKET_FORBIDDEN' },
    nonsense: ['', 'acme/ops', 'acme/ops#0', 'acme/ops#1") { x', 'acme#1', 'a/b/c#1'],
    otherSpelling: 'Acme/OPS#1',
    many: {
      keys: Array.from({ length: 250 }, (_, place) => key(place + 1)),
      requests: 3,
      count: () => stub.requests.length,
    },
    statuses: { reachable: 'closed as not planned', unreachable: 'merged' },
    outside: {
      comments: (of) => Promise.resolve(comments(of)),
      links: (of) => Promise.resolve(linksIn(comments(of))),
      status: (of) => Promise.resolve(statusOf(find(of))),
      setStatus: (of, status) => {
        Object.assign(
          find(of),
          status === 'open' ? { state: 'OPEN', stateReason: null } : { state: 'CLOSED', stateReason: 'NOT_PLANNED' },
        );
        return Promise.resolve();
      },
      countMarked: (marker) => Promise.resolve(stub.issues.filter(({ body }) => body.includes(marker)).length),
    },
    deliveries: {
      made: ([first], id, at) => {
        const number = Number(first?.split('#')[1]);
        const body = Buffer.from(
          JSON.stringify({ action: 'edited', issue: { number }, repository: { full_name: 'Acme/Ops' } }),
        );
        const signature = createHmac('sha256', SECRET).update(body).digest('hex');
        const headers = {
          'x-github-event': 'issues',
          'x-github-delivery': id,
          'x-hub-signature-256': `sha256=${signature}`,
        };
        return { headers, body, receivedAt: at };
      },
      withSecret: (secret) =>
        secret === null
          ? createGitHub({
              name: 'g',
              siteUrl: 'https://github.com/',
              baseUrl: `${stub.url}/`,
              token: 't',
              timeoutMs: 1,
              concurrency: 1,
            })
          : connect(`${stub.url}/`, { webhookSecret: secret }),
      most: 1,
      timed: false,
    },
    close: stub.close,
  };
});

test('a pull request is a ticket, and a merged one is done', async () => {
  const stub = opened(await startRecordedGitHub([newIssue(7, { kind: 'PullRequest', state: 'MERGED' })]));
  const system = opened(connect(`${stub.url}/`));

  expect(await system.fetchMany([key(7)])).toMatchObject([
    { facts: { type: 'Pull request', status: 'merged', statusCategory: 'DONE', assignee: 'mkorhonen' } },
  ]);
});

test('the limit of requests, which GitHub tells with a good status, is a pause', async () => {
  const reset = Math.ceil(Date.now() / 1000) + 90;
  const stub = opened(
    await startStub((_request, response) => {
      json(
        response,
        200,
        { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
        { 'x-ratelimit-reset': String(reset) },
      );
    }),
  );
  const system = opened(connect(`${stub.url}/`));

  const [reading] = await system.fetchMany([key(1)]);

  expect(reading).toMatchObject({ problem: { code: 'TICKET_SYSTEM_BUSY', retryable: true } });
  expect(reading !== undefined && 'problem' in reading && (reading.problem.retryAfterMs ?? 0) > 60_000).toBe(true);
});

test.each([
  ['https://github.com/Acme/Ops/issues/12', 'acme/ops#12'],
  ['http://github.com/acme/ops/issues/12#issuecomment-1', 'acme/ops#12'],
  ['https://github.com/acme/ops/pull/7/files?w=1', 'acme/ops#7'],
  ['https://github.com/acme/ops/issues', null],
  ['https://github.com/acme/ops/issues/new', null],
  ['https://github.com.evil.example/acme/ops/issues/1', null],
])('%s shows %s', (url, shown) => {
  expect(issueKeyOf(new URL('https://github.com/'), new URL(url))).toBe(shown);
});
