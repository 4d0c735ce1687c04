import { afterEach, describe, expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import { createGitLab } from '../../../src/upstream/tickets/gitlab.ts';
import type { GitLabOptions } from '../../../src/upstream/tickets/gitlab.ts';
import { failureOf } from '../failure-of.ts';
import { describeTicketSystem } from './adapter-suite.ts';
import { newIssue, startRecordedGitLab } from './recorded/gitlab.ts';
import { linksIn, rendered } from './rendered.ts';

const SECRET = 'a secret of some length';
const NOW = new Date('2026-12-01T08:00:00Z');
const key = (number: number): TicketKey => ticketKey(`acme/infra/ops#${number}`);
const base = (baseUrl: string): GitLabOptions => ({
  name: 'gitlab',
  siteUrl: 'https://gitlab.example/gitlab/',
  baseUrl,
  token: 't0ken',
  timeoutMs: 3000,
  concurrency: 4,
});
const connect = (baseUrl: string, more: Partial<GitLabOptions> = {}) =>
  createGitLab({ ...base(baseUrl), webhookSecret: SECRET, project: 'Acme/Infra/Ops', ...more });
const open: { readonly close: () => Promise<void> }[] = [];

/** Closed after the test whether it passed or not. */
function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** As GitLab sends it, the secret in a header of its own. */
function deliveryOf(payload: unknown, headers: Readonly<Record<string, string>>, receivedAt = NOW) {
  const own = { 'x-gitlab-event': 'Issue Hook', 'x-gitlab-token': SECRET };
  return { headers: { ...own, ...headers }, body: Buffer.from(JSON.stringify(payload)), receivedAt };
}

const project = { path_with_namespace: 'Acme/Infra/Ops' };

describeTicketSystem('GitLab', ['linkBack', 'comment', 'setStatus', 'create', 'readDelivery'], async () => {
  const stub = await startRecordedGitLab(Array.from({ length: 250 }, (_, place) => newIssue(place + 1)));
  const find = (of: TicketKey) => stub.issues.find(({ iid }) => key(iid) === of) ?? newIssue(0);
  const comments = (of: TicketKey) => find(of).notes.map(({ body }) => rendered(body));
  return {
    system: connect(`${stub.url}/gitlab/`),
    connect: (baseUrl, timeoutMs) => connect(baseUrl, { timeoutMs }),
    existing: [key(1), key(2), key(3)],
    missing: key(999),
    invisible: { key: ticketKey('acme/wiki#1'), code: 'TICKET_FORBIDDEN' },
    nonsense: ['', 'acme/ops', 'acme/ops#0', 'ops#1', 'acme/../ops#1', 'acme/ops#1&per_page=1'],
    otherSpelling: 'Acme/Infra/OPS#1',
    many: {
      keys: Array.from({ length: 250 }, (_, place) => key(place + 1)),
      requests: 3,
      count: () => stub.requests.length,
    },
    statuses: { reachable: 'closed', unreachable: 'merged' },
    outside: {
      comments: (of) => Promise.resolve(comments(of)),
      links: (of) => Promise.resolve(linksIn(comments(of))),
      status: (of) => Promise.resolve(find(of).state),
      setStatus: (of, status) => {
        find(of).state = status === 'closed' ? 'closed' : 'opened';
        return Promise.resolve();
      },
      countMarked: (marker) =>
        Promise.resolve(stub.issues.filter(({ description }) => description?.includes(marker)).length),
    },
    deliveries: {
      made: ([first], id, at) =>
        deliveryOf(
          { object_kind: 'issue', project, object_attributes: { iid: Number(first?.split('#')[1]) } },
          { 'idempotency-key': id },
          at,
        ),
      withSecret: (secret) =>
        createGitLab({ ...base(`${stub.url}/`), ...(secret !== null && { webhookSecret: secret }) }),
      most: 1,
      timed: false,
    },
    close: stub.close,
  };
});

test('an issue is shown as GitLab has it, and a closed one is done', async () => {
  const stub = opened(await startRecordedGitLab([newIssue(1), newIssue(2, { state: 'closed' })]));
  const system = opened(connect(`${stub.url}/gitlab/`));

  expect(await system.fetchMany([key(1), key(2)])).toEqual([
    {
      facts: {
        key: key(1),
        summary: 'Issue 1',
        status: 'opened',
        statusCategory: 'TODO',
        type: 'issue',
        priority: null,
        assignee: 'Lennie Kovacek',
        updatedAt: new Date('2026-11-22T12:00:00.176Z'),
      },
    },
    { facts: expect.objectContaining({ status: 'closed', statusCategory: 'DONE' }) },
  ]);
});

test('several projects are one request each, and one that may not be seen harms no other', async () => {
  const other = newIssue(1, { project: 'acme/net' });
  const stub = opened(await startRecordedGitLab([newIssue(1), newIssue(2), other]));
  const system = opened(connect(`${stub.url}/gitlab/`));
  const hidden = ticketKey('acme/secret#1');

  const readings = await system.fetchMany([key(1), ticketKey('acme/net#1'), hidden, key(2)]);

  expect(readings).toMatchObject([
    { facts: { key: key(1) } },
    { facts: { key: 'acme/net#1' } },
    { problem: { code: 'TICKET_NOT_FOUND' } },
    { facts: { key: key(2) } },
  ]);
  expect(stub.requests.map(({ url }) => new URL(url, 'http://stub').pathname.split('/')[5]).sort()).toEqual([
    'acme%2Finfra%2Fops',
    'acme%2Fnet',
    'acme%2Fsecret',
  ]);
});

describe('writing', () => {
  test('a text that looks like quick actions runs none', async () => {
    const one = newIssue(1);
    const stub = opened(await startRecordedGitLab([one]));
    const system = opened(connect(`${stub.url}/gitlab/`));

    await system.comment?.(key(1), { marker: 'm-1', text: '/close\n  /close\nm-1' });
    await system.linkBack?.(key(1), {
      id: 'slipway:1',
      url: 'https://slipway.example/1',
      title: 'Rack\n/close',
      summary: '/close\n/close',
      resolved: false,
    });

    expect(one.state).toBe('opened');
    expect(one.notes.map(({ body }) => rendered(body))[0]).toBe('/close  \n  /close  \nm-1');
  });

  test('a note is found on an older page, and what the system noted is not taken for it', async () => {
    const notes = Array.from({ length: 7 }, (_, place) => ({ id: place, body: `${place}`, system: false }));
    const one = newIssue(1, { notes: [{ id: 90, body: 'm-1', system: false }, ...notes] });
    const two = newIssue(2, { notes: [{ id: 91, body: 'm-1', system: true }] });
    const stub = opened(await startRecordedGitLab([one, two]));
    const system = opened(connect(`${stub.url}/gitlab/`));

    await system.comment?.(key(1), { marker: 'm-1', text: 'now m-1' });
    await system.comment?.(key(2), { marker: 'm-1', text: 'm-1' });

    expect(one.notes.map(({ body }) => rendered(body))).toEqual(['now m-1', ...notes.map(({ body }) => body)]);
    expect(two.notes).toHaveLength(2);
  });

  test('a note that somebody else wrote is not taken for ours, whatever mark it carries', async () => {
    const theirs = { id: 90, body: 'As m-1 said: <!-- slipway:1 -->', system: false, author: 7 };
    const one = newIssue(1, { notes: [theirs] });
    const stub = opened(await startRecordedGitLab([one]));
    const system = opened(connect(`${stub.url}/gitlab/`));
    const link = { id: 'slipway:1', url: 'https://slipway.example/1', title: 'Rack', summary: 'planned' };

    await system.comment?.(key(1), { marker: 'm-1', text: 'ours m-1' });
    await system.comment?.(key(1), { marker: 'm-1', text: 'ours m-1' });
    await system.linkBack?.(key(1), { ...link, resolved: false });
    await system.linkBack?.(key(1), { ...link, resolved: true });

    expect(one.notes.map(({ body }) => rendered(body))).toEqual([
      'As m-1 said: <!-- slipway:1 -->',
      'ours m-1',
      expect.stringContaining('planned (over)'),
    ]);
    expect(stub.requests.filter(({ url }) => url.endsWith('/user'))).toHaveLength(1);
  });

  test('a closed issue is opened again, and a state that is taken and not kept is a refusal', async () => {
    const one = newIssue(1, { state: 'closed' });
    const stub = opened(await startRecordedGitLab([one]));
    const stubborn = opened(await startRecordedGitLab([newIssue(1)], { stubborn: true }));

    await opened(connect(`${stub.url}/gitlab/`)).setStatus?.(key(1), 'Opened');
    const refused = opened(connect(`${stubborn.url}/gitlab/`)).setStatus?.(key(1), 'closed');

    expect(one.state).toBe('opened');
    expect((await failureOf(Promise.resolve(refused))).message).toContain('is opened in spite of being made closed');
  });
});

describe('a delivery', () => {
  const read = (payload: unknown, headers: Readonly<Record<string, string>>) =>
    connect('http://127.0.0.1:9/').readDelivery?.(deliveryOf(payload, headers));
  const issueEvent = { project, object_attributes: { iid: 7 } };

  test('is believed with the right token alone', () => {
    const id = { 'idempotency-key': 'd1' };

    expect(read(issueEvent, id)).toEqual({ id: 'd1', keys: [key(7)] });
    for (const forged of ['', 'another secret of that length', SECRET.toUpperCase(), `${SECRET} `]) {
      expect(read(issueEvent, { ...id, 'x-gitlab-token': forged })).toBeNull();
    }
  });

  test('of a comment is about its issue, and an older GitLab tells another id', () => {
    const comment = { project, object_attributes: { id: 1244 }, issue: { iid: 17 } };

    expect(read(comment, { 'x-gitlab-event-uuid': 'u1' })).toEqual({ id: 'u1', keys: [key(17)] });
    expect(read(comment, { 'x-gitlab-event-uuid': 'u1', 'idempotency-key': 'd1' })?.id).toBe('d1');
    expect(read(comment, {})).toBeNull();
  });

  test('of something else than an issue is about none', () => {
    expect(read({ project, object_attributes: { id: 3 } }, { 'idempotency-key': 'd1' })?.keys).toEqual([]);
    expect(read([], { 'idempotency-key': 'd1' })?.keys).toEqual([]);
  });
});

test.each([
  ['https://gitlab.example/gitlab/Acme/Infra/Ops/-/issues/12', key(12)],
  ['http://gitlab.example/gitlab/acme/infra/ops/-/issues/12#note_3', key(12)],
  ['https://gitlab.example/gitlab/acme/infra/ops/issues/12', key(12)],
  ['https://gitlab.example/gitlab/acme/infra/ops/-/issues/incident/12', key(12)],
  ['https://gitlab.example/gitlab/acme/infra/ops/-/work_items/12?show=1', key(12)],
  ['https://gitlab.example/gitlab/acme/infra/ops/-/issues', null],
  ['https://gitlab.example/gitlab/acme/infra/ops/-/issues/new', null],
  ['https://gitlab.example/gitlab/acme/infra/ops/-/merge_requests/12', null],
  ['https://gitlab.example/gitlab/groups/acme/-/epics/12', null],
  ['https://gitlab.example/acme/infra/ops/-/issues/12', null],
  ['https://gitlab.example.evil.example/gitlab/acme/infra/ops/-/issues/12', null],
])('%s shows %s', (url, shown) => {
  expect(connect('http://127.0.0.1:9/').keyOf(new URL(url))).toBe(shown);
});
