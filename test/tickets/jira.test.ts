/**
 * Jira, held to what others wrote: Atlassian's OpenAPI document between adapter and simulated Jira, and Debian's
 * python3-jira as a client of the simulated Jira. No live Jira.
 */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startDemoJira } from '../../demo/jira.ts';
import type { DemoJira } from '../../demo/jira.ts';
import { describeTicketSystem, VERBS } from '../upstream/tickets/adapter-suite.ts';
import { jiraWorld } from '../upstream/tickets/jira-world.ts';
import { startProxy } from './jira/proxy.ts';
import type { Proxy } from './jira/proxy.ts';

describe('through Atlassian’s document', () => {
  describeTicketSystem('Jira Cloud', VERBS, () =>
    jiraWorld('cloud', async (demo) => {
      const { url, close } = await startProxy(demo.url);
      return { apiUrl: url, closeApi: close };
    }),
  );
});

describe('the document', () => {
  let demo: DemoJira;
  let proxy: Proxy;

  beforeAll(async () => {
    demo = await startDemoJira();
    proxy = await startProxy(demo.url);
  });
  afterAll(async () => {
    await proxy.close();
    await demo.close();
  });

  const post = async (path: string, body: unknown): Promise<number> => {
    const authorization = `Basic ${Buffer.from(`${demo.email}:${demo.token}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const url = `${proxy.url}rest/api/3${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    await answer.text();
    return answer.status;
  };

  test('refuses the habits of v2, so that passing it means something', async () => {
    const statuses = [
      await post('/issue/OPS-101/comment', { body: 'plain' }),
      await post('/search/jql', { jql: 'key = OPS-101', startAt: 0 }),
      await post('/issue/bulkfetch', { issueIdsOrKeys: [] }),
    ];

    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
    expect(demo.count()).toBeLessThanOrEqual(1);
  });

  test('finds an answer that does not follow it', async () => {
    demo.fail('/rest/api/3/issue/bulkfetch', { status: 200, body: { issues: 'none' } });

    expect(await post('/issue/bulkfetch', { issueIdsOrKeys: ['OPS-101'] })).toBe(500);
    demo.heal();
    expect(await post('/issue/bulkfetch', { issueIdsOrKeys: ['OPS-101'] })).toBe(200);
  });
});

test('Debian’s python3-jira takes the simulated Jira for a Jira', async () => {
  const demo = await startDemoJira();
  const script = fileURLToPath(new URL('jira/client.py', import.meta.url));
  const python = process.env.PYTHON ?? '/usr/bin/python3';

  const { stdout } = await promisify(execFile)(python, [script, demo.url, demo.personalToken, 'OPS-104', 'Done']);
  await demo.close();

  expect(JSON.parse(stdout)).toEqual({
    server: 'Server',
    myself: 'Slipway Bot',
    summary: 'Uncorrectable ECC errors on compute-5, replace DIMM B3',
    before: 'Waiting for parts',
    after: 'Done',
    comments: ['Written by python3-jira'],
    links: ['Window 7'],
    found: ['OPS-113'],
    made: 'OPS-113',
    missing: 404,
  });
});
