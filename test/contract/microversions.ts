/** Nova's front door: version documents, microversion headers, tokens. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';

import type { UseSession } from './contract.ts';
import { expectFault, read, send } from './wire.ts';
import type { Answer } from './wire.ts';

const link = z.object({ rel: z.string(), href: z.url() });
const version = z.object({
  id: z.string(),
  status: z.string(),
  version: z.string(),
  min_version: z.string(),
  updated: z.string(),
  links: z.array(link).min(1),
});
const roots = z.strictObject({ versions: z.array(version) });
const one = z.strictObject({ version });

const bothHeaders = ({ headers }: Answer): (string | null)[] => [
  headers.get('openstack-api-version'),
  headers.get('x-openstack-nova-api-version'),
];

function describeDocuments(use: UseSession): void {
  test('the version documents need no token and say 2.1 to the highest microversion', async () => {
    const url = use().computeUrl;

    const root = read(await send('GET', url.replace(/v2\.1$/, '')), roots).versions;
    const v21 = read(await send('GET', url), one).version;

    expect(root.find(({ id }) => id === 'v2.1')).toMatchObject({ status: 'CURRENT', min_version: '2.1' });
    expect(v21).toMatchObject({ id: 'v2.1', min_version: '2.1', version: expect.stringMatching(/^2\.\d+$/) });
  });

  test('an unknown path is a 404 in HTML, and with no token a 401', async () => {
    const unknown = await use().nova('admin', 'GET', '/no-such-thing');
    const anonymous = await send('GET', `${use().computeUrl}/no-such-thing`);

    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-type')).toMatch(/^text\/html/);
    expect(anonymous.status).toBe(401);
  });
}

function describeNegotiation(use: UseSession): void {
  const list = (headers: Record<string, string>): Promise<Answer> =>
    send('GET', `${use().computeUrl}/servers?limit=1`, { token: use().tokens.tenantA, headers });

  test('no header means 2.1, and the answer says so in both headers', async () => {
    const answer = await list({});

    expect(bothHeaders(answer)).toEqual(['compute 2.1', '2.1']);
    expect(answer.headers.get('vary')).toBe('OpenStack-API-Version, X-OpenStack-Nova-API-Version');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-/);
    expect(answer.headers.get('x-compute-request-id')).toBe(answer.headers.get('x-openstack-request-id'));
  });

  test('either header chooses the microversion', async () => {
    const newer = await list({ 'OpenStack-API-Version': 'compute 2.60' });
    const older = await list({ 'X-OpenStack-Nova-API-Version': '2.60' });

    expect(bothHeaders(newer)).toEqual(['compute 2.60', '2.60']);
    expect(bothHeaders(older)).toEqual(['compute 2.60', '2.60']);
  });

  test('latest is the highest that the version document names', async () => {
    const { version: highest } = read(await send('GET', use().computeUrl), one).version;

    const answer = await list({ 'OpenStack-API-Version': 'compute latest' });

    expect(bothHeaders(answer)).toEqual([`compute ${highest}`, highest]);
  });

  test('a header for another service, or without one, counts as none', async () => {
    expect(bothHeaders(await list({ 'OpenStack-API-Version': 'volume 3.50' }))).toEqual(['compute 2.1', '2.1']);
    expect(bothHeaders(await list({ 'OpenStack-API-Version': '2.60' }))).toEqual(['compute 2.1', '2.1']);
  });

  test('a microversion too high or too low is a 406 that names the range', async () => {
    for (const asked of ['2.999', '3.0', '2.0']) {
      const answer = await list({ 'OpenStack-API-Version': `compute ${asked}` });

      expectFault(
        answer,
        406,
        'computeFault',
        /is not supported by the API\. Minimum is 2\.1 and maximum is 2\.\d+\.$/,
      );
      expect(bothHeaders(answer)).toEqual([`compute ${asked}`, asked]);
    }
  });

  test('a malformed microversion is a 400', async () => {
    const answer = await list({ 'OpenStack-API-Version': 'compute banana' });

    expectFault(answer, 400, 'badRequest', /^API Version String banana is of invalid format\./);
    expect(bothHeaders(answer)).toEqual([null, null]);
  });
}

function describeTokens(use: UseSession): void {
  test('no token or a bad one is a 401 in Keystone’s words, whatever the microversion', async () => {
    for (const token of [undefined, 'no-token']) {
      const ask = token === undefined ? {} : { token };
      const answer = await send('GET', `${use().computeUrl}/servers/detail`, { ...ask, version: '2.999' });

      expect(answer.status).toBe(401);
      expect(answer.json).toEqual({
        error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' },
      });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Keystone uri="http/);
      expect(bothHeaders(answer)).toEqual([null, null]);
    }
  });
}

/** Registers the tests. */
export function describeMicroversions(use: UseSession): void {
  describe('Nova’s front door', () => {
    describeDocuments(use);
    describeNegotiation(use);
    describeTokens(use);
  });
}
