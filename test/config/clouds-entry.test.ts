import { afterEach, describe, expect, test } from '@jest/globals';

import { summaryOf } from '../../src/config/index.ts';
import type { CloudConfig } from '../../src/config/index.ts';
import { FLOWS, folderWith, load, loadIn, removeFolders } from './folder.ts';
import type { Files } from './folder.ts';

afterEach(removeFolders);

const AUTH = 'auth_url: https://k.example:5000/v3, username: u, password: p, project_name: ops';
const SLIPWAY = `clouds: [{ name: home, cloud: one }]\n${FLOWS}`;

/** The cloud that `slipway.yaml` makes of an entry `one` with these lines. */
function cloudFrom(entry: string, files: Files = {}): CloudConfig | undefined {
  return load({ 'slipway.yaml': SLIPWAY, 'clouds.yaml': `clouds:\n  one:\n${indent(entry)}`, ...files }).clouds[0];
}

function indent(text: string): string {
  return text.replace(/^/gmu, '    ');
}

describe('an entry', () => {
  test('gives a password login, with names within their domains', () => {
    const cloud = cloudFrom(`
auth: { ${AUTH}, user_domain_name: People, project_domain_id: d1 }
region_name: RegionOne
interface: internal`);

    expect(cloud).toMatchObject({
      region: 'RegionOne',
      interface: 'internal',
      tls: { ca: null, verify: true, client: null },
      auth: {
        kind: 'password',
        authUrl: 'https://k.example:5000/v3',
        user: { name: 'u', domain: { name: 'People' } },
        project: { name: 'ops', domain: { id: 'd1' } },
      },
    });
  });

  test.each([
    ['domain_id: d', { id: 'd' }],
    ['default_domain_name: D', { name: 'D' }],
    ['project_name: ops', { id: 'default' }],
  ])('with %s takes that for the domain of user and project', (line, domain) => {
    const cloud = cloudFrom(
      `auth: { auth_url: "https://k.example", username: u, password: p, tenant_name: ops, ${line} }`,
    );

    expect(cloud?.auth).toMatchObject({ user: { domain }, project: { domain } });
  });

  test('gives an application credential, by id or by name and user', () => {
    const byId = 'application_credential_id: a1, application_credential_secret: s';
    const byName = 'application_credential_name: a, username: u, user_domain_id: d, application_credential_secret: s';
    const from = (credential: string) =>
      cloudFrom(`auth_type: v3applicationcredential\nauth: { auth_url: "https://k.example", ${credential} }`)?.auth;

    expect(from(byId)).toMatchObject({ kind: 'applicationCredential', credential: { id: 'a1' } });
    expect(from(byName)).toMatchObject({ credential: { name: 'a', user: { name: 'u', domain: { id: 'd' } } } });
  });

  test('may keep ids and passwords that look like numbers', () => {
    const cloud = cloudFrom(
      'auth: { auth_url: "https://k.example", user_id: 12345e67, password: 0123, project_id: 0o17 }',
    );

    expect(cloud?.auth).toMatchObject({ user: { id: '12345e67' }, project: { id: '0o17' } });
    expect(cloud?.auth.kind === 'password' && cloud.auth.password.reveal()).toBe('0123');
  });

  test.each(['https://k.example/identity', 'https://k.example/identity/', 'https://k.example/identity/v3/'])(
    'with auth_url %s leads to version 3',
    (url) => {
      expect(cloudFrom(`auth: { ${AUTH}, auth_url2: x }`.replace('https://k.example:5000/v3', url))?.auth.authUrl).toBe(
        'https://k.example/identity/v3',
      );
    },
  );

  test('is laid over its profile, and its region over both', () => {
    const cloud = cloudFrom(
      `
profile: corp
regions: [A, { name: B, values: { interface: admin, auth: { project_name: in-b } } }]
auth: { username: u, password: p, project_name: ops }`,
      {
        'clouds-public.yaml':
          'public-clouds: { corp: { auth: { auth_url: "https://{region_name}.example" }, interface: internal } }',
        'slipway.yaml': `clouds: [{ name: home, cloud: one, region: B }]\n${FLOWS}`,
      },
    );

    expect(cloud).toMatchObject({
      region: 'B',
      interface: 'admin',
      auth: { authUrl: 'https://B.example/v3', project: { name: 'in-b' } },
    });
  });

  test('gives way to what slipway.yaml says of region and interface', () => {
    const slipway = `clouds: [{ name: home, cloud: one, region: Two, interface: internal, timeoutSeconds: 7 }]\n${FLOWS}`;

    const cloud = cloudFrom(`auth: { ${AUTH} }\nregion_name: One\nendpoint_type: adminURL`, {
      'slipway.yaml': slipway,
    });

    expect(cloud).toMatchObject({ region: 'Two', interface: 'internal', timeoutMs: 7000 });
  });

  test('says whom to trust: the PEM files are read, and what is switched off is shown', () => {
    const tls = `cacert: pem/ca.pem\ncert: ~/me.pem\nverify: no`;
    const files = { 'pem/ca.pem': 'CA', 'home/me.pem': 'CERT AND KEY' };
    const folder = folderWith({
      'slipway.yaml': SLIPWAY,
      'clouds.yaml': `clouds:\n  one:\n${indent(`auth: { ${AUTH} }\n${tls}`)}`,
      ...files,
    });

    const config = loadIn(folder);

    expect(config.clouds[0]?.tls).toMatchObject({ ca: 'CA', verify: false, client: { cert: 'CERT AND KEY' } });
    expect(config.clouds[0]?.tls.client?.key.reveal()).toBe('CERT AND KEY');
    expect(summaryOf(config)).toContain('TLS certificates are NOT verified');
    expect(cloudFrom(`auth: { ${AUTH} }\ninsecure: true`)?.tls.verify).toBe(false);
  });
});
