/**
 * How the gateway itself logs in at one cloud, from OpenStack's settings.
 *
 * Understands passwords and application credentials (Identity API v3), scoped to a project; whatever else a setting
 * asks for is refused in words, never passed over. Refuses to know where the settings came from.
 */

import type { CloudAuth, DomainRef, ProjectRef, UserRef } from '../config.ts';
import type { Faults } from '../../yaml/faults.ts';
import { isWebUrl } from '../leaves.ts';
import { secret } from '../../secret.ts';
import type { Secret } from '../../secret.ts';
import type { Setting, Settings } from './settings.ts';

const PROJECT_ONLY = 'the gateway works with a credential that is scoped to a project: give project_name or project_id';
const OWN_LOGIN = 'the gateway logs in by itself, again and again: give a password or an application credential';
const FROM_CATALOGUE = "addresses are taken from Keystone's catalogue; choose among them with region and interface";

/** Settings that change who logs in, or where; passing over them would be wrong. */
const REFUSED: Readonly<Record<string, string>> = {
  system_scope: PROJECT_ONLY,
  trust_id: PROJECT_ONLY,
  token: OWN_LOGIN,
  auth_token: OWN_LOGIN,
  passcode: OWN_LOGIN,
  compute_endpoint_override: FROM_CATALOGUE,
  identity_endpoint_override: FROM_CATALOGUE,
};

/** Where a name is looked for first, and OpenStack's older words for the same. */
const PROJECT_ID = ['project_id', 'tenant_id'];
const PROJECT_NAME = ['project_name', 'tenant_name'];
const USER_NAME = ['username', 'user_name'];

/** The login; null when it cannot be made out, and then it is told why. `region` fills `{region_name}` of an address. */
export function readAuth(settings: Settings, region: string | null, faults: Faults): CloudAuth | null {
  for (const [name, reason] of Object.entries(REFUSED)) {
    const setting = settings.find(name);
    if (setting !== null) faults.add(setting.place, `${setting.label} is not supported; ${reason}`);
  }
  const authUrl = readAuthUrl(settings, region, faults);
  const type = settings.find('auth_type', 'auth_plugin');
  switch (type?.text) {
    case undefined:
    case 'password':
    case 'v3password':
      return readPassword(settings, authUrl, faults);
    case 'v3applicationcredential':
      return readApplicationCredential(settings, authUrl, faults);
    default: {
      const { place = settings.place, label = '' } = type ?? {};
      faults.add(place, `${label} must be password, v3password or v3applicationcredential`);
      return null;
    }
  }
}

function readPassword(settings: Settings, authUrl: string | null, faults: Faults): CloudAuth | null {
  const credential = settings.find('application_credential_id', 'application_credential_name');
  if (credential !== null) {
    faults.add(credential.place, `${credential.label} needs auth_type v3applicationcredential`);
    return null;
  }
  const user = readUser(settings, faults);
  const password = readSecret(settings, 'password', faults);
  const project = readProject(settings);
  if (project === null) tellMissing(settings, 'project_name', 'or project_id', faults);
  if (authUrl === null || user === null || password === null || project === null) return null;
  return { kind: 'password', authUrl, user, password, project };
}

function readApplicationCredential(settings: Settings, authUrl: string | null, faults: Faults): CloudAuth | null {
  const id = settings.find('application_credential_id');
  const name = settings.find('application_credential_name');
  if (id === null && name === null) tellMissing(settings, 'application_credential_id', '', faults);
  const user = id === null && name !== null ? readUser(settings, faults) : null;
  const hidden = readSecret(settings, 'application_credential_secret', faults);
  if (authUrl === null || hidden === null) return null;

  const common = { kind: 'applicationCredential', authUrl, secret: hidden } as const;
  if (id !== null) return { ...common, credential: { id: id.text } };
  return name === null || user === null ? null : { ...common, credential: { name: name.text, user } };
}

/** Identity API v3 only; an address without a version gets it. */
function readAuthUrl(settings: Settings, region: string | null, faults: Faults): string | null {
  const setting = settings.find('auth_url');
  if (setting === null) {
    tellMissing(settings, 'auth_url', '(the address of Keystone)', faults);
    return null;
  }
  const address = setting.text.replaceAll('{region_name}', region ?? '').replace(/\/+$/u, '');
  if (isWebUrl(address) && !/\/v2(\.0)?$/u.test(address)) return address.endsWith('/v3') ? address : `${address}/v3`;
  const rule = 'must be the http or https address of Keystone v3, without user, query and fragment';
  faults.add(setting.place, `${setting.label} ${rule}, e.g. https://cloud.example:5000/v3`);
  return null;
}

function readUser(settings: Settings, faults: Faults): UserRef | null {
  const id = settings.find('user_id');
  if (id !== null) return { id: id.text };
  const name = settings.find(...USER_NAME);
  if (name !== null) return { name: name.text, domain: readDomain(settings, 'user') };
  tellMissing(settings, 'username', 'or user_id', faults);
  return null;
}

function readProject(settings: Settings): ProjectRef | null {
  const id = settings.find(...PROJECT_ID);
  if (id !== null) return { id: id.text };
  const name = settings.find(...PROJECT_NAME);
  return name === null ? null : { name: name.text, domain: readDomain(settings, 'project') };
}

/** Its own domain, else the one given for both, else Keystone's first one, as OpenStack's own client takes it. */
function readDomain(settings: Settings, of: 'user' | 'project'): DomainRef {
  for (const prefix of [`${of}_domain`, 'domain', 'default_domain']) {
    const id = settings.find(`${prefix}_id`);
    if (id !== null) return { id: id.text };
    const name = settings.find(`${prefix}_name`);
    if (name !== null) return { name: name.text };
  }
  return { id: 'default' };
}

function readSecret(settings: Settings, name: string, faults: Faults): Secret | null {
  const setting: Setting | null = settings.find(name);
  if (setting !== null) return secret(setting.text);
  tellMissing(settings, name, '', faults);
  return null;
}

function tellMissing(settings: Settings, name: string, more: string, faults: Faults): void {
  const names = more === '' ? settings.label(name) : `${settings.label(name)} ${more}`;
  faults.add(settings.place, `${names} is missing`);
}
