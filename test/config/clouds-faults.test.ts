import { afterEach, describe, expect, test } from '@jest/globals';

import { faults, FLOWS, removeFolders } from './folder.ts';
import type { Files } from './folder.ts';

afterEach(removeFolders);

const AUTH = 'auth_url: https://k.example:5000/v3, username: u, password: p, project_name: ops';
const SLIPWAY = `clouds: [{ name: home, cloud: one }]\n${FLOWS}`;

function faultsFrom(entry: string, files: Files = {}): string[] {
  return faults({ 'slipway.yaml': SLIPWAY, 'clouds.yaml': `clouds:\n  one:\n${indent(entry)}`, ...files });
}

function indent(text: string): string {
  return text.replace(/^/gmu, '    ');
}

describe('faults in clouds.yaml are told there', () => {
  const rule =
    'must be the http or https address of Keystone v3, without user, query and fragment, e.g. https://cloud.example:5000/v3';
  const login = 'the gateway logs in by itself, again and again: give a password or an application credential';
  const project = 'the gateway works with a credential that is scoped to a project: give project_name or project_id';
  const catalogue = "addresses are taken from Keystone's catalogue; choose among them with region and interface";
  test.each([
    [`auth: { ${AUTH.replace('https://k.example:5000/v3', 'https://k.example/v2.0')} }`, `3:23: auth.auth_url ${rule}`],
    [`auth: { ${AUTH.replace('https://k', 'https://u:p@k')} }`, `3:23: auth.auth_url ${rule}`],
    [
      `auth: { ${AUTH} }\nauth_type: v3oidcpassword`,
      '4:16: auth_type must be password, v3password or v3applicationcredential',
    ],
    [`auth: { ${AUTH}, token: t }`, `3:102: auth.token is not supported; ${login}`],
    [`auth: { ${AUTH} }\nsystem_scope: all`, `4:19: system_scope is not supported; ${project}`],
    [
      `auth: { ${AUTH} }\ncompute_endpoint_override: x`,
      `4:32: compute_endpoint_override is not supported; ${catalogue}`,
    ],
    [
      `auth: { ${AUTH}, application_credential_id: a }`,
      '3:122: auth.application_credential_id needs auth_type v3applicationcredential',
    ],
    [`auth: { ${AUTH} }\ninterface: outside`, '4:16: interface must be one of public, internal, admin'],
    [`auth: { ${AUTH} }\nverify: perhaps`, '4:13: verify must be true or false'],
    [
      `auth: { ${AUTH} }\ncacert: none.pem`,
      '4:13: the file that cacert names cannot be read: there is no such file or folder',
    ],
    [`auth: { ${AUTH.replace('username: u', 'username: [u]')} }`, '3:60: auth.username must be a text; found a list'],
    [
      'auth: { auth_url: "https://k.example", user_id: u, password: p }',
      '3:11: auth.project_name or project_id is missing',
    ],
    [
      'auth: { auth_url: "https://k.example", project_id: x, password: p }',
      '3:11: auth.username or user_id is missing',
    ],
    ['auth: { auth_url: "https://k.example", user_id: u, project_id: x }', '3:11: auth.password is missing'],
    ['auth: { user_id: u, project_id: x, password: "" }', '3:11: auth.auth_url (the address of Keystone) is missing'],
    ['[]', '3:5: a cloud must be a mapping with auth, region_name and so on'],
    ['auth: {', '3:12: not valid YAML: indented differently from its neighbours, or a bracket is not closed'],
  ])('%j', (entry, fault) => {
    expect(faultsFrom(entry)).toContain(`clouds.yaml:${fault}`);
  });

  test('a profile that only openstacksdk knows is told at its name', () => {
    expect(faultsFrom(`profile: vexxhost\nauth: { ${AUTH} }`)).toEqual([
      expect.stringMatching(
        /^clouds\.yaml:3:14: there is no such profile under public-clouds of a clouds-public\.yaml; /u,
      ),
    ]);
  });

  test('a region that the cloud does not list is told where it is asked for', () => {
    const slipway = `clouds: [{ name: home, cloud: one, region: RegionTow }]\n${FLOWS}`;

    expect(faultsFrom(`auth: { ${AUTH} }\nregions: [RegionOne, RegionTwo]`, { 'slipway.yaml': slipway })).toEqual([
      'slipway.yaml:1:44: this cloud has no such region; did you mean RegionTwo?',
    ]);
  });

  test('a fault of secure.yaml is told in secure.yaml', () => {
    const secure = 'clouds:\n  one:\n    auth:\n      password: [p]\n';

    expect(faultsFrom(`auth: { ${AUTH} }`, { 'secure.yaml': secure })).toContain(
      'secure.yaml:4:17: auth.password must be a text; found a list',
    );
  });

  test('an entry that two clouds share is told once', () => {
    const slipway = `clouds: [{ name: a, cloud: one, region: A }, { name: b, cloud: one, region: B }]\n${FLOWS}`;

    expect(faultsFrom(`auth: { ${AUTH} }\nverify: perhaps`, { 'slipway.yaml': slipway })).toEqual([
      'clouds.yaml:4:13: verify must be true or false',
    ]);
  });
});
