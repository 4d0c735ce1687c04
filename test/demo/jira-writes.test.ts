/** The simulated Jira, written to: as strict as Atlassian documents it, and telling others what happened. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { startDemoJira } from '../../demo/jira.ts';
import type { DemoJira } from '../../demo/jira.ts';
import { send } from '../contract/wire.ts';
import { startStub } from '../upstream/stub-server.ts';

let jira: DemoJira;

beforeEach(async () => {
  jira = await startDemoJira({ retryMs: 10 });
});
afterEach(() => jira.close());

const cloud = (method: string, path: string, body?: unknown) => {
  const login = Buffer.from(`${jira.email}:${jira.token}`).toString('base64');
  return send(method, `${jira.url}/rest/api/3${path}`, { body, headers: { Authorization: `Basic ${login}` } });
};
const dataCenter = (method: string, path: string, body?: unknown, token = jira.personalToken) =>
  send(method, `${jira.url}/rest/api/2${path}`, { body, headers: { Authorization: `Bearer ${token}` } });

test('each API refuses the habits and the credentials of the other', async () => {
  const document = { type: 'doc', version: 1, content: [] };
  const fields = { project: { key: 'OPS' }, issuetype: { name: 'Task' }, summary: 's' };
  const answers = [
    await cloud('POST', '/issue/OPS-101/comment', { body: 'plain' }),
    await dataCenter('POST', '/issue/OPS-101/comment', { body: document }),
    await cloud('POST', '/issue', { fields: { ...fields, description: 'plain' } }),
    await cloud('POST', '/issue', { fields: { ...fields, invented: 1 } }),
    await cloud('POST', '/search/jql', { jql: 'key = OPS-101', startAt: 0 }),
    await cloud('POST', '/search/jql', { jql: 'order by key' }),
    await cloud('POST', '/search', { jql: 'key = OPS-101' }),
    await dataCenter('POST', '/search', { jql: 'key in (OPS-101, GONE-1)' }),
    await dataCenter('POST', '/issue/bulkfetch', { issueIdsOrKeys: ['OPS-101'] }),
    await dataCenter('GET', '/myself', undefined, jira.token),
  ];

  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 410, 400, 404, 401]);
});

test('a remote link’s update empties what it leaves out', async () => {
  const object = { url: 'https://slipway.example/1', title: 'One', summary: 'planned', status: { resolved: true } };
  const first = await cloud('POST', '/issue/OPS-101/remotelink', { globalId: 'g', object });
  const bare = { url: object.url, title: 'One' };
  const second = await cloud('POST', '/issue/OPS-101/remotelink', { globalId: 'g', object: bare });

  expect([first.status, second.status]).toEqual([201, 200]);
  expect((await cloud('GET', '/issue/OPS-101/remotelink')).json).toMatchObject([{ globalId: 'g', object: bare }]);
  expect(jira.links(jira.find('OPS-101')?.id ?? 0)[0]?.object).toEqual(bare);
});

test('every change is sent to who registered, signed, and once more when it was not taken', async () => {
  const hook = await startStub((_request, response, count) => {
    response.writeHead(count === 1 ? 503 : 204).end();
  });
  jira.register({ url: hook.url, secret: 'a secret' });

  await cloud('POST', '/issue/OPS-101/transitions', { transition: { id: '31' } });
  while (hook.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await hook.close();

  const [first, again] = hook.requests;
  const body = first?.body ?? '';
  expect(first?.headers['x-hub-signature']).toBe(
    `sha256=${createHmac('sha256', 'a secret').update(body).digest('hex')}`,
  );
  expect(JSON.parse(body)).toMatchObject({
    webhookEvent: 'jira:issue_updated',
    issue: { key: 'OPS-101' },
    changelog: { items: [{ field: 'status', fromString: 'To Do', toString: 'In Progress' }] },
  });
  expect(again).toMatchObject({ body, headers: { 'x-atlassian-webhook-retry': '1' } });
  expect(again?.headers['x-atlassian-webhook-identifier']).toBe(first?.headers['x-atlassian-webhook-identifier']);
});
