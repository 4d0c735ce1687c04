import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { late, redact, refused, unanswered } from '../../../src/upstream/http/failure.ts';
import type { Target } from '../../../src/upstream/http/failure.ts';

const target: Target = { upstream: 'nova home', method: 'GET', path: '/os-services', secrets: ['tok-12345'] };
const headers = { 'x-openstack-request-id': 'req-1' };

describe('a refusal speaks with the words of the upstream', () => {
  test.each([
    ['Nova', { badRequest: { code: 400, message: 'Reason too long.' } }, 'Reason too long.'],
    ['Keystone', { error: { code: 400, message: 'Expecting auth.', title: 'Bad Request' } }, 'Expecting auth.'],
    [
      'Redmine',
      { errors: ['Subject cannot be blank', 'Tracker is invalid'] },
      'Subject cannot be blank. Tracker is invalid',
    ],
    ['Jira', { errorMessages: ['No issue IDs.'], errors: { fields: 'Unknown.' } }, 'No issue IDs. Unknown.'],
    ['a gateway', { message: 'Not now.' }, 'Not now.'],
    ['somebody else', ['no', 'words'], ''],
    ['nobody', undefined, ''],
  ])('%s', (_name, body, words) => {
    const failure = refused(target, { status: 400, headers, body });

    expect(failure).toMatchObject({ failure: 'REFUSED', status: 400, requestId: 'req-1', retryable: false });
    expect(failure.message).toBe(`nova home: GET /os-services: 400 ${words}`.trim());
  });

  test('on one line, and not for ever', () => {
    const failure = refused(target, {
      status: 500,
      headers,
      body: { computeFault: { message: `a\n b${'c'.repeat(999)}` } },
    });

    expect(failure.message).toMatch(/^nova home: GET \/os-services: 500 a bc+…$/u);
    expect(failure.message.length).toBeLessThan(450);
  });
});

describe('no message tells', () => {
  test('a token, a password in a URL, or a query', () => {
    const message = 'token tok-12345 refused at https://bot:pw@inner.example/v3?user=bot#top, ask again';

    const failure = refused(target, { status: 403, headers, body: { forbidden: { message } } });

    expect(failure.message).toBe(
      'nova home: GET /os-services: 403 token *** refused at https://inner.example/v3 ask again',
    );
  });

  test('an inner address, which system errors name', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:8774'), { code: 'ECONNREFUSED' });

    expect(unanswered(target, cause).message).toBe('nova home: GET /os-services: cannot be reached (ECONNREFUSED)');
  });

  test('any secret, wherever it stands', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/u);
    const url = fc.constantFrom('http://a.example/x', 'https://u:p@b.example:1/y?z=1#w');
    fc.assert(
      fc.property(secret, fc.string(), url, (hidden, text, at) => {
        const clean = redact(`${text}${hidden}${text} ${at}${hidden} ${at}?token=${hidden}`, [hidden]);

        expect(clean).not.toContain(hidden);
      }),
    );
  });
});

test('what may pass is told from what will not', () => {
  const answered = (status: number): boolean => refused(target, { status, headers, body: {} }).retryable;

  expect([500, 502, 503, 429].map(answered)).toEqual([true, true, true, true]);
  expect([301, 400, 401, 403, 404, 409].map(answered)).toEqual([false, false, false, false, false, false]);
  expect(late(target, 100).retryable).toBe(true);
  expect(unanswered(target, new Error('socket hang up')).retryable).toBe(true);
});
