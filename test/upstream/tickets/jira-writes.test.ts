import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startDemoJira } from '../../../demo/jira.ts';
import type { DemoJira } from '../../../demo/jira.ts';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { Delivery } from '../../../src/domain/ticket-system.ts';
import { adf } from '../../../src/upstream/tickets/jira-adf.ts';
import { readJiraDelivery } from '../../../src/upstream/tickets/jira-delivery.ts';
import { wiki } from '../../../src/upstream/tickets/jira-wiki.ts';
import { failureOf } from '../failure-of.ts';
import { adapterFor } from './jira-world.ts';
import type { Jira } from './jira-world.ts';

const OPS_104 = ticketKey('OPS-104');
let demo: DemoJira;

beforeEach(async () => {
  demo = await startDemoJira();
});
afterEach(() => demo.close());

describe.each<[Jira, string]>([
  ['cloud', '/rest/api/3'],
  ['dataCenter', '/rest/api/2'],
])('%s', (kind, root) => {
  test('a comment is recognised behind hundreds of newer ones', async () => {
    const jira = adapterFor(kind, demo);
    await jira.comment?.(OPS_104, { marker: 'slipway-1', text: 'Begun. slipway-1' });
    const id = demo.find('OPS-104')?.id ?? 0;
    const chat = kind === 'cloud' ? { type: 'doc', version: 1, content: [] } : 'chat';
    for (let count = 0; count < 250; count += 1) demo.comment(id, chat);
    demo.resetRequests();

    await jira.comment?.(OPS_104, { marker: 'slipway-1', text: 'Begun. slipway-1' });

    expect(demo.comments(id)).toHaveLength(251);
    expect(demo.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
    await jira.close();
  });

  test('a status that somebody changes at the same time is tried once more, then left for later', async () => {
    const jira = adapterFor(kind, demo);
    const path = `${root}/issue/OPS-104/transitions`;
    demo.fail(path, { status: 409 }, { method: 'POST', times: 1 });
    await jira.setStatus?.(OPS_104, 'in progress');
    expect(demo.find('OPS-104')?.status.name).toBe('In Progress');

    demo.fail(path, { status: 409 }, { method: 'POST' });
    const failure = await failureOf(jira.setStatus?.(OPS_104, 'Done') ?? Promise.resolve());
    expect([failure.status, failure.retryable]).toEqual([409, true]);
    await jira.close();
  });

  test('a step that is taken with a good answer and leads nowhere is a refusal', async () => {
    const jira = adapterFor(kind, demo);
    demo.fail(`${root}/issue/OPS-104/transitions`, { status: 204 }, { method: 'POST' });

    const failure = await failureOf(jira.setStatus?.(OPS_104, 'Done') ?? Promise.resolve());

    expect([failure.failure, failure.message]).toEqual(['REFUSED', expect.stringContaining('Waiting for parts')]);
    await jira.close();
  });

  test('a comment and a link that are taken with a good answer and are not there are refusals', async () => {
    const jira = adapterFor(kind, demo);
    demo.fail(`${root}/issue/OPS-104`, { status: 201, body: { id: 1 } }, { method: 'POST' });
    const link = { id: 'slipway:1', url: 'https://slipway.example/1', title: 't', summary: 's', resolved: false };

    const comment = await failureOf(jira.comment?.(OPS_104, { marker: 'm-1', text: 'm-1' }) ?? Promise.resolve());
    const linked = await failureOf(jira.linkBack?.(OPS_104, link) ?? Promise.resolve());

    expect([comment.failure, linked.failure]).toEqual(['REFUSED', 'REFUSED']);
    await jira.close();
  });

  test('what a link back says already is not written again', async () => {
    const jira = adapterFor(kind, demo);
    const link = { id: 'slipway:1', url: 'https://slipway.example/1', title: 't', summary: 's', resolved: false };
    await jira.linkBack?.(OPS_104, link);
    demo.resetRequests();

    await jira.linkBack?.(OPS_104, link);

    expect(demo.count({ method: 'POST' })).toBe(0);
    await jira.close();
  });

  test('an issue is made once although the search does not find it yet', async () => {
    await demo.close();
    demo = await startDemoJira({ indexDelayMs: 60_000 });
    const jira = adapterFor(kind, demo);
    const draft = { marker: 'slipway-1', summary: 'One\nline', description: 'See *this*.' };

    const made = await jira.create?.(draft);

    expect(await jira.create?.(draft)).toBe(made);
    expect(demo.find(made ?? '')).toMatchObject({ summary: 'One line', labels: ['slipway-1'], type: 'Task' });
    await jira.close();
  });

  test('a site under a path has its addresses there', async () => {
    const jira = adapterFor(kind, demo, { siteUrl: 'https://corp.example/jira/' });

    expect(jira.urlOf(OPS_104)).toBe('https://corp.example/jira/browse/OPS-104');
    expect(jira.keyOf(new URL(jira.urlOf(OPS_104)))).toBe(OPS_104);
    await jira.close();
  });
});

test('a delivery of a moved issue names its new and its old key; without an identifier, its bytes are its id', () => {
  const at = new Date('2026-12-01T08:00:00Z');
  const items: unknown[] = [{ field: 'Key', fromString: 'HW-1', toString: 'OPS-9' }, { field: 'project' }];
  const event = { timestamp: at.getTime(), issue: { key: 'OPS-9' }, changelog: { items } };

  const hint = readJiraDelivery('secret', signed('secret', event, at));

  expect(hint).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}$/u), keys: ['OPS-9', 'HW-1'] });
  const without = { timestamp: at.getTime(), changelog: { items: [{ field: 'Key' }] } };
  expect(readJiraDelivery('secret', signed('secret', without, at))?.keys).toEqual([]);
});

function signed(secret: string, event: unknown, receivedAt: Date): Delivery {
  const body = Buffer.from(JSON.stringify(event));
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return { headers: { 'x-hub-signature': signature }, body, receivedAt };
}

const TEXT = 'Work on [compute-1|x] *now* {color}\n- see https://slipway.example/w?a=1&b=2.\n\n!img.png! slipway-a-1';

test('wiki markup is escaped, addresses are not, and it is read as it was written', () => {
  expect(wiki.written(TEXT)).toBe(
    String.raw`Work on \[compute-1\|x\] \*now\* \{color\}` +
      '\n' +
      String.raw`\- see https://slipway.example/w?a=1&b=2.` +
      '\n\n' +
      String.raw`\!img.png\! slipway-a-1`,
  );
  expect(wiki.read(wiki.written(TEXT))).toBe(TEXT);
});

test('a document has no markup, an address in it is a link, and no text in it is empty', () => {
  const written = JSON.stringify(adf.written(TEXT));

  expect(written).toContain('"marks":[{"type":"link","attrs":{"href":"https://slipway.example/w?a=1&b=2"}}]');
  expect(written).not.toContain('"text":""');
  expect(adf.read(adf.written(TEXT)).trim()).toBe(TEXT.replace('\n\n', '\n'));
});
