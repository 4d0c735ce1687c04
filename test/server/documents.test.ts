/** Documents that are named instead of sent: trusted ones, and automatic persisted queries. */

import { createHash } from 'node:crypto';

import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import type { DocumentSettings } from '../../src/server/documents.ts';
import { ask, OPERATOR, startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway | null = null;

afterEach(async () => {
  await gateway?.close();
  gateway = null;
});

const WHO = '{ whoami }';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash(text) } } });

async function start(documents: Partial<DocumentSettings>): Promise<TestGateway> {
  gateway = await startGateway({ documents: { trusted: new Map(), only: false, automatic: false, ...documents } });
  return gateway;
}

const codesOf = async (answer: Promise<{ body: { errors?: readonly { extensions?: Record<string, unknown> }[] } }>) =>
  ((await answer).body.errors ?? []).map(({ extensions }) => extensions?.code);

describe('automatic persisted queries', () => {
  test('a hash is unknown until it came with its document', async () => {
    const { post, url } = await start({ automatic: true });

    const first = await post(persisted(WHO));
    expect([first.status, first.body.errors?.[0]?.message]).toEqual([200, 'PersistedQueryNotFound']);
    expect((await post({ query: WHO, ...persisted(WHO) })).body).toEqual({ data: { whoami: 'olga' } });
    expect((await post(persisted(WHO))).body).toEqual({ data: { whoami: 'olga' } });

    const search = new URLSearchParams({ extensions: JSON.stringify(persisted(WHO).extensions) });
    const headers = { 'x-auth-token': OPERATOR };
    expect((await ask(`${url}/graphql?${search.toString()}`, { headers })).body).toEqual({ data: { whoami: 'olga' } });
  });

  test('a document under the hash of another one is refused', async () => {
    const { post } = await start({ automatic: true });

    expect(await codesOf(post({ query: '{ contextNumber }', ...persisted(WHO) }))).toEqual(['BAD_REQUEST']);
    expect(await codesOf(post(persisted(WHO)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test('where they are not switched on, that is said', async () => {
    expect(await codesOf((await start({})).post(persisted(WHO)))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });
});

describe('with a trusted list alone', () => {
  const trusted = new Map([
    ['who', WHO],
    [hash('{ __typename }'), '{ __typename }'],
    ['ticks', 'subscription { ticks { value } }'],
  ]);

  test('its documents are answered, by name or in full', async () => {
    const { post } = await start({ trusted, only: true });

    expect((await post({ documentId: 'who' })).body).toEqual({ data: { whoami: 'olga' } });
    expect((await post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
  });

  test('no other is, on any transport', async () => {
    const { post, url } = await start({ trusted, only: true });
    const headers = { 'x-auth-token': OPERATOR };

    expect(await codesOf(post({ query: WHO }))).toEqual(['DOCUMENT_NOT_TRUSTED']);
    expect(await codesOf(post({ query: WHO, documentId: 'unknown' }))).toEqual(['DOCUMENT_NOT_TRUSTED']);
    expect(await codesOf(post({ query: WHO, documentId: 5 }))).toEqual(['BAD_REQUEST']);
    expect(await codesOf(ask(`${url}/graphql?query=${WHO}`, { headers }))).toEqual(['DOCUMENT_NOT_TRUSTED']);
    expect(await codesOf(ask(`${url}/graphql/stream?query=${WHO}`, { headers }))).toEqual(['DOCUMENT_NOT_TRUSTED']);
    await expect(overSocket(url, { query: WHO })).rejects.toMatchObject([
      { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } },
    ]);
  });

  test('a WebSocket takes names too', async () => {
    const { url } = await start({ trusted, only: true });

    const extensions = { persistedQuery: { version: 1, sha256Hash: 'who' } };
    expect(await overSocket(url, { query: '', extensions })).toEqual({ data: { whoami: 'olga' } });
  });
});

async function overSocket(
  url: string,
  request: { query: string; extensions?: Record<string, unknown> },
): Promise<unknown> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { 'X-Auth-Token': OPERATOR },
    retryAttempts: 0,
  });
  try {
    for await (const result of client.iterate(request)) return result;
    return null;
  } finally {
    await client.dispose();
  }
}
