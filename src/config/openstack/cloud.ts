/**
 * One configured cloud, from its keys in `slipway.yaml` and OpenStack's own configuration.
 *
 * Refuses to talk to any cloud: what is right in form may still be refused by Keystone.
 */

import { cloudName } from '../../domain/ids.ts';
import type { CloudConfig, CloudInterface } from '../config.ts';
import type { Faults } from '../../yaml/faults.ts';
import { locate } from '../../yaml/located.ts';
import type { Located } from '../../yaml/located.ts';
import type { CloudSettings } from '../schema.ts';
import { toCare } from '../to-config.ts';
import { readAuth } from './credentials.ts';
import { readEntry } from './entry.ts';
import type { CloudsFiles } from './entry.ts';
import type { Surroundings } from './search.ts';
import { settingsOfEntry, settingsOfEnvironment } from './settings.ts';
import type { Settings } from './settings.ts';
import { readTls } from './tls.ts';

/** What one cloud is made from. */
export interface CloudSource {
  /** Its keys, checked, and the same with places. */
  readonly keys: CloudSettings;
  readonly written: Located;
  readonly files: CloudsFiles;
  readonly surroundings: Surroundings;
  /** For clouds that set no time limit of their own. */
  readonly defaultSeconds: number;
}

/** The cloud; null when something is wrong with it, and then every fault is told. */
export function readCloud(source: CloudSource, faults: Faults): CloudConfig | null {
  const settings = settingsOf(source, faults);
  if (settings === null) return null;
  const { keys, surroundings, defaultSeconds } = source;
  const region = keys.region ?? regionOf(settings);
  const side = keys.interface ?? interfaceOf(settings, faults);
  const tls = readTls(settings, surroundings, faults);
  const auth = readAuth(settings, region, faults);
  if (auth === null || side === null) return null;
  return {
    name: cloudName(keys.name),
    region,
    interface: side,
    concurrency: keys.concurrency,
    timeoutMs: 1000 * (keys.timeoutSeconds ?? defaultSeconds),
    auth,
    tls,
    ...toCare(keys),
  };
}

/** From the entry that `cloud` names, else the one that OS_CLOUD names, else from the other `OS_*` variables. */
function settingsOf({ keys, written, files, surroundings }: CloudSource, faults: Faults): Settings | null {
  const { env } = surroundings;
  const osCloud = env.OS_CLOUD ?? '';
  const name = keys.cloud ?? osCloud;
  if (name === '') return settingsOfVariables(written, surroundings, faults);

  const { place } = keys.cloud === undefined ? written : locate(written, ['cloud']);
  if (faults.has(place)) return null;
  const region = keys.region === undefined ? null : { name: keys.region, place: locate(written, ['region']).place };
  const wish = { name, label: keys.cloud === undefined ? 'OS_CLOUD' : 'cloud', place, region };
  const entry = readEntry(wish, files, faults);
  return entry === null ? null : settingsOfEntry(entry, faults);
}

function settingsOfVariables(written: Located, { env }: Surroundings, faults: Faults): Settings | null {
  const settings = settingsOfEnvironment(env, written.place);
  if (settings.find('auth_url') !== null) return settings;
  const message = 'how to log in is missing; name an entry of clouds.yaml as `cloud`, or set OS_AUTH_URL and the like';
  faults.add(written.place, message);
  return null;
}

/** Several in one text, with commas between them, are an old way to say `regions`; the first one counts. */
function regionOf(settings: Settings): string | null {
  return settings.find('region_name')?.text.split(',')[0]?.trim() ?? null;
}

const INTERFACES: ReadonlyMap<string, CloudInterface> = new Map(
  (['public', 'internal', 'admin'] as const).flatMap((name) => [
    [name, name],
    [`${name}URL`, name],
  ]),
);

function interfaceOf(settings: Settings, faults: Faults): CloudInterface | null {
  const found = settings.find('compute_interface', 'compute_endpoint_type', 'interface', 'endpoint_type');
  if (found === null) return 'public';
  const known = INTERFACES.get(found.text);
  if (known === undefined) faults.add(found.place, `${found.label} must be one of public, internal, admin`);
  return known ?? null;
}
