/**
 * Whom to trust at one cloud's https addresses, from OpenStack's settings.
 *
 * Reads the PEM files that are named. Refuses to know what is in them and who connects.
 */

import { join, resolve } from 'node:path';

import type { TlsConfig } from '../config.ts';
import type { Faults } from '../../yaml/faults.ts';
import { readText } from '../files.ts';
import { secret } from '../../secret.ts';
import type { Surroundings } from './search.ts';
import type { Setting, Settings } from './settings.ts';

/** `cacert`, `verify`, `insecure`, `cert` and `key`. Relative paths start where the process does, as in openstacksdk. */
export function readTls(settings: Settings, surroundings: Surroundings, faults: Faults): TlsConfig {
  const read = (setting: Setting | null): string | null =>
    setting === null ? null : readPem(setting, surroundings, faults);
  const cert = read(settings.find('cert'));
  const key = read(settings.find('key')) ?? cert; // one file may hold both
  const verify = readSwitch(settings.find('verify'), faults) ?? true;
  const insecure = readSwitch(settings.find('insecure'), faults) ?? false;
  return {
    ca: read(settings.find('cacert')),
    verify: verify && !insecure,
    client: cert === null || key === null ? null : { cert, key: secret(key) },
  };
}

function readPem(setting: Setting, { cwd, home }: Surroundings, faults: Faults): string | null {
  const path = setting.text.startsWith('~/') ? join(home, setting.text.slice(2)) : resolve(cwd, setting.text);
  const read = readText(path);
  if ('text' in read) return read.text;
  faults.add(setting.place, `the file that ${setting.label} names cannot be read: ${read.problem}`);
  return null;
}

/** In the words of YAML 1.1, which OpenStack's files are written in. */
function readSwitch(setting: Setting | null, faults: Faults): boolean | null {
  if (setting === null) return null;
  if (/^(?:true|yes|on|1)$/iu.test(setting.text)) return true;
  if (/^(?:false|no|off|0)$/iu.test(setting.text)) return false;
  faults.add(setting.place, `${setting.label} must be true or false`);
  return null;
}
