/** The simulated Jira Cloud, held to what Atlassian publishes of REST API v3 and to what its clients report. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';

import { jiraFaults, startDemoJira } from '../../demo/jira.ts';
import type { DemoJira } from '../../demo/jira.ts';
import { read, send } from '../contract/wire.ts';

const category = z.object({ id: z.int(), key: z.enum(['new', 'indeterminate', 'done']), name: z.string() });
const issue = z.object({
  id: z.string().regex(/^\d+$/),
  key: z.string(),
  self: z.url(),
  fields: z.object({
    summary: z.string(),
    status: z.object({ id: z.string(), name: z.string(), statusCategory: category }),
    issuetype: z.object({ name: z.string() }),
    priority: z.object({ name: z.string() }),
    assignee: z.object({ accountId: z.string(), displayName: z.string() }).nullable(),
    updated: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
  }),
});
const bulk = z.object({ issues: z.array(issue), issueErrors: z.array(z.unknown()).length(0) });

describe('the simulated Jira', () => {
  let jira: DemoJira;
  const authorization = (secret: string): string =>
    `Basic ${Buffer.from(`${jira.email}:${secret}`).toString('base64')}`;
  const ask = (method: string, path: string, body?: unknown) =>
    send(method, `${jira.url}/rest/api/3${path}`, { body, headers: { Authorization: authorization(jira.token) } });
  const fetchKeys = async (...issueIdsOrKeys: string[]): Promise<string[]> =>
    read(await ask('POST', '/issue/bulkfetch', { issueIdsOrKeys }), bulk).issues.map(({ key }) => key);

  beforeAll(async () => {
    jira = await startDemoJira({ issues: 250 });
  });
  beforeEach(() => {
    jira.heal();
    jira.resetRequests();
  });
  afterAll(() => jira.close());

  describe('bulkfetch', () => {
    test('answers in order of ids, each issue once, whatever was asked in which order and case', async () => {
      expect(await fetchKeys('OPS-103', 'ops-101', 'OPS-101', 'OPS-102', '10100')).toEqual([
        'OPS-101',
        'OPS-102',
        'OPS-103',
      ]);
    });

    test('leaves out unknown and hidden issues without an error', async () => {
      expect(await fetchKeys('OPS-101', 'OPS-999', 'SEC-7')).toEqual(['OPS-101']);
    });

    test('answers a moved issue under its new key', async () => {
      expect(await fetchKeys('HW-17')).toEqual(['OPS-108']);
    });

    test('takes 1 to 100 keys', async () => {
      const keys = (count: number): string[] =>
        Array.from({ length: count }, (_, index) => `OPS-${String(101 + index)}`);

      expect(await fetchKeys(...keys(100))).toEqual(keys(100));
      const refused = [
        await ask('POST', '/issue/bulkfetch', { issueIdsOrKeys: keys(101) }),
        await ask('POST', '/issue/bulkfetch', { issueIdsOrKeys: [] }),
        await ask('POST', '/issue/bulkfetch', { keys: keys(1) }),
      ];
      expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
      expect(refused[0]?.json).toEqual({ errorMessages: [expect.stringMatching(/more than 100/)], errors: {} });
    });

    test('gives the fields asked for and no others', async () => {
      const body = { issueIdsOrKeys: ['OPS-101'], fields: ['summary', 'status'] };

      const answer = await ask('POST', '/issue/bulkfetch', body);

      const [found] = z
        .object({ issues: z.array(z.object({ fields: z.record(z.string(), z.unknown()) })) })
        .parse(answer.json).issues;
      expect(Object.keys(found?.fields ?? {}).sort()).toEqual(['status', 'summary']);
    });
  });

  test('one issue is found by key or by the key it had before it was moved, a hidden one is a 404', async () => {
    expect(read(await ask('GET', '/issue/ops-105'), issue).key).toBe('OPS-105');
    expect(read(await ask('GET', '/issue/HW-17'), issue).key).toBe('OPS-108');
    const hidden = await ask('GET', '/issue/SEC-7');
    const absent = await ask('GET', '/issue/OPS-9999');
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect(hidden.json).toEqual(absent.json);
  });

  test('every status category occurs', async () => {
    const { issues } = read(
      await ask('POST', '/issue/bulkfetch', { issueIdsOrKeys: ['OPS-101', 'OPS-102', 'OPS-107'] }),
      bulk,
    );

    expect(issues.map(({ fields }) => fields.status.statusCategory.key)).toEqual(['new', 'indeterminate', 'done']);
  });

  test('without the right e-mail and token everything is a 401', async () => {
    const url = `${jira.url}/rest/api/3/myself`;
    const wrong = await send('GET', url, { headers: { Authorization: authorization('wrong') } });
    const none = await send('GET', url);

    expect([wrong.status, none.status]).toEqual([401, 401]);
    expect((await ask('GET', '/myself')).json).toMatchObject({ emailAddress: jira.email, accountType: 'atlassian' });
  });

  test('the page behind a ticket’s link shows its summary as text', async () => {
    const page = await send('GET', jira.browseUrl('OPS-111'));

    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Enable &lt;nested&gt; virtualisation &amp; huge pages on az-3');
    expect((await send('GET', jira.browseUrl('SEC-7'))).status).toBe(404);
  });

  test('issues change, move and come, and are found so', async () => {
    jira.change('OPS-120', { status: 'Done', summary: 'changed' });
    jira.move('OPS-121', 'NET-1');
    jira.add('NEW-1', { summary: 'added' });

    const answer = await ask('POST', '/issue/bulkfetch', { issueIdsOrKeys: ['OPS-120', 'OPS-121', 'NEW-1'] });

    const found = read(answer, bulk).issues;
    expect(found.map(({ key, fields }) => [key, fields.summary, fields.status.name])).toEqual([
      ['OPS-120', 'changed', 'Done'],
      ['NET-1', expect.any(String), expect.any(String)],
      ['NEW-1', 'added', expect.any(String)],
    ]);
  });

  test('it fails as Jira and what stands before it fail', async () => {
    const myself = () => ask('GET', '/myself');

    jira.fail('/rest', jiraFaults.rateLimited(3), { times: 1 });
    const limited = await myself();
    jira.fail('/rest', jiraFaults.unavailable, { times: 1 });
    const unavailable = await myself();
    jira.fail('/rest', jiraFaults.html, { times: 1 });
    const html = await myself();

    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
    expect(unavailable.status).toBe(503);
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(jira.count({ path: '/rest/api/3/myself' })).toBe(3);
  });
});
