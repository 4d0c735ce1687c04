import { afterAll, describe, expect, test } from '@jest/globals';

import type { Config } from '../../src/config/index.ts';
import { faults, load, LOGIN, MINIMAL, removeFolders } from './folder.ts';

afterAll(removeFolders);

const KINDS = {
  'jira-cloud': 'email: bot@corp.example, token: t, create: { project: OPS }',
  'jira-data-center': 'token: t',
  redmine: 'token: t, create: { project: ops, tracker: Bug }',
  'request-tracker': 'token: t, create: { queue: Ops }',
  github: 'token: t, create: { repository: acme/ops }',
  gitlab: 'token: t',
  servicenow: 'user: bot, password: p, create: {}',
  'http-json': 'read: "api/{key}", fields: { key: /id, status: /state }',
};

const one = (settings: string): Config['tickets'][number] | undefined =>
  load({ 'slipway.yaml': `${MINIMAL}tickets: [{ name: t1, ${settings} }]` }, LOGIN).tickets[0];

describe('a ticket system', () => {
  test.each(Object.entries(KINDS))('of kind %s needs no more than its credentials', (kind, settings) => {
    expect(one(`kind: ${kind}, url: "https://t.example", ${settings}`)).toMatchObject({
      kind,
      url: 'https://t.example/',
      apiUrl: kind === 'github' ? 'https://t.example/api/' : 'https://t.example/',
      expose: 'status',
      timeoutMs: 8000,
      allowAddresses: [],
    });
  });

  test.each([
    ['https://github.com', 'https://api.github.com/'],
    ['https://ghe.corp.example/', 'https://ghe.corp.example/api/'],
  ])('of GitHub at %s has its API at %s', (url, apiUrl) => {
    expect(one(`kind: github, url: "${url}", token: t`)?.apiUrl).toBe(apiUrl);
  });

  test('is written back to only where that is said', () => {
    const settings = 'kind: redmine, url: "https://t.example", token: t';
    expect(one(settings)?.writeBack).toBeUndefined();
    expect(one(`${settings}, writeBack: { commentOn: [COMPLETED] }`)?.writeBack).toEqual({
      link: true,
      commentOn: ['COMPLETED'],
      statusOn: {},
    });
  });
});

const faultsOf = (settings: string) =>
  faults({ 'slipway.yaml': `${MINIMAL}tickets:\n  - { name: t1, url: "https://t.example", ${settings} }\n` }, LOGIN);

test.each([
  ['kind: redmin, token: t', /tickets\[0\]\.kind must be one of jira-cloud, .*; did you mean redmine\?/u],
  ['token: t', /tickets\[0\]\.kind is missing; it must be one of jira-cloud/u],
  ['kind: redmine', /tickets\[0\]\.token is missing/u],
  ['kind: redmine, token: t, emial: a@b.example', /is not a known key; known are: name, url/u],
  ['kind: redmine, token: t, expos: status', /tickets\[0\]\.expos is not a known key; did you mean expose\?/u],
  ['kind: redmine, token: t, webhookSecret: short', /webhookSecret must be a secret of at least 16 characters/u],
  ['kind: redmine, token: t, allowAddresses: [10.0.0.0]', /allowAddresses\[0\] must be a range of addresses/u],
  ['kind: redmine, token: t, writeBack: { commentOn: [COMPLETE] }', /did you mean COMPLETED\?/u],
  [
    'kind: redmine, token: t, writeBack: { statusOn: { COMPLETE: Done } }',
    /COMPLETE is not a known key; did you mean COMPLETED/u,
  ],
  ['kind: http-json, read: "x", fields: { key: /k, status: /s }', /read must be the path of one ticket behind apiUrl/u],
  ['kind: http-json, read: "{key}", fields: { key: k, status: /s }', /fields\.key must be a JSON pointer/u],
])('%s is told at its place', (settings, says) => {
  const told = faultsOf(settings);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(says);
});
