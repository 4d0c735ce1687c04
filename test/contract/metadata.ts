/** Server metadata: reading, writing and its limits. Part of the contract; knows no target. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { meta, metadata } from './server-shapes.ts';
import { expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

type Call = (method: string, path?: string, body?: unknown) => Promise<Answer>;

/** A tenant's server, and its metadata put back afterwards. */
function useServer(use: UseSession): { call: Call; id: () => string } {
  let id = '';
  let before: Record<string, string> = {};
  const call: Call = (method, path = '', body) =>
    use().nova('tenantA', method, `/servers/${id}/metadata${path}`, { body });
  beforeAll(async () => {
    ({ id, metadata: before } = await use().idleServer());
  });
  afterAll(async () => {
    await call('PUT', '', { metadata: before });
  });
  return { call, id: () => id };
}

function describeWriting(call: Call): void {
  const all = async (): Promise<Record<string, string>> => read(await call('GET'), metadata).metadata;

  test('POST adds and overwrites, and answers everything', async () => {
    const before = await all();

    const answer = await call('POST', '', { metadata: { 'contract:a': '1', 'contract:b': '' } });

    expect(answer.status).toBe(200);
    expect(read(answer, metadata).metadata).toEqual({ ...before, 'contract:a': '1', 'contract:b': '' });
  });

  test('PUT of one key answers that key', async () => {
    const answer = await call('PUT', '/contract:a', { meta: { 'contract:a': 'zwei – ✓' } });

    expect(read(answer, meta).meta).toEqual({ 'contract:a': 'zwei – ✓' });
    expect(read(await call('GET', '/contract:a'), meta).meta).toEqual({ 'contract:a': 'zwei – ✓' });
  });

  test('DELETE takes a key away once', async () => {
    await call('PUT', '/contract:c', { meta: { 'contract:c': 'x' } });

    expect((await call('DELETE', '/contract:c')).status).toBe(204);
    expectFault(await call('DELETE', '/contract:c'), 404, 'itemNotFound', /^Metadata item was not found$/);
    expectFault(await call('GET', '/contract:c'), 404, 'itemNotFound', /^Metadata item was not found$/);
  });

  test('PUT of everything leaves nothing else', async () => {
    const answer = await call('PUT', '', { metadata: { only: 'this' } });

    expect(read(answer, metadata).metadata).toEqual({ only: 'this' });
    expect(await all()).toEqual({ only: 'this' });
  });
}

function describeLimits(call: Call): void {
  const put = (key: string, value: unknown): Promise<Answer> => call('PUT', `/${key}`, { meta: { [key]: value } });

  test('keys and values have 255 characters at most', async () => {
    expect((await put('k'.repeat(255), 'v'.repeat(255))).status).toBe(200);
    expectFault(
      await put('note', 'v'.repeat(256)),
      400,
      'badRequest',
      /^Invalid input for field\/attribute note\..*too long$/,
    );
    const longKey = await call('POST', '', { metadata: { ['k'.repeat(256)]: 'v' } });
    expectFault(longKey, 400, 'badRequest', /^Invalid input for field\/attribute metadata\./);
  });

  test('a key has letters, digits, spaces and -_:. alone', async () => {
    const answer = await call('POST', '', { metadata: { 'a/b': 'v' } });

    expectFault(answer, 400, 'badRequest', /does not match any of the regexes/);
  });

  test('a value is text, and within the BMP', async () => {
    expectFault(await put('note', 1), 400, 'badRequest', /1 is not of type 'string'$/);
    expectFault(await put('note', 'roadworks 🚧'), 500, 'computeFault', /^Unexpected API Error\./);
  });

  test('more than 128 pairs are a 403', async () => {
    const many = Object.fromEntries(Array.from({ length: 129 }, (_, index) => [`k${String(index)}`, 'v']));

    const answer = await call('PUT', '', { metadata: many });

    expectFault(answer, 403, 'forbidden', /^Maximum number of metadata items exceeds 128$/);
  });

  test('a body that does not fit the path is a 400', async () => {
    const other = await call('PUT', '/x', { meta: { y: '1' } });
    expectFault(other, 400, 'badRequest', /^Request body and URI mismatch$/);
    expectFault(await call('POST', '', {}), 400, 'badRequest', /^'metadata' is a required property$/);
    const two = await call('PUT', '/x', { meta: { x: '1', y: '2' } });
    expectFault(two, 400, 'badRequest', /has too many properties$/);
  });
}

/** Registers the tests. */
export function describeMetadata(use: UseSession): void {
  describe('server metadata', () => {
    const { call, id } = useServer(use);
    describeLimits(call);
    describeWriting(call);

    test('another project’s metadata is a 404, an administrator reads it', async () => {
      const foreign = await use().nova('tenantB', 'GET', `/servers/${id()}/metadata`);
      const asAdmin = await use().nova('admin', 'GET', `/servers/${id()}/metadata`);

      const body = { metadata: { x: '1' } };
      const written = await use().nova('tenantB', 'POST', `/servers/${id()}/metadata`, { body });
      const removed = await use().nova('tenantB', 'DELETE', `/servers/${id()}/metadata/only`);

      for (const refusal of [foreign, written, removed]) {
        expectFault(refusal, 404, 'itemNotFound', /^Instance .* could not be found\.$/);
      }
      expect(read(asAdmin, metadata)).toEqual((await call('GET')).json);
    });
  });
}
