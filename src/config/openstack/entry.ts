/**
 * The entry of clouds.yaml that a cloud names, with secure.yaml, its profile and its region laid over each other.
 *
 * Follows openstacksdk (openstack/config/loader.py), but for profiles that come with that library or from a URL: those
 * are refused in words. Refuses to know what the settings mean.
 */

import type { Faults, Place } from '../../yaml/faults.ts';
import { child, itemsOf } from '../../yaml/located.ts';
import type { Located, LocatedMapping } from '../../yaml/located.ts';
import { suggestion } from '../../domain/nearest.ts';
import { mergeDeep, mergeWithAuth, withUnderscores } from './merge.ts';
import { candidates, findFile } from './search.ts';
import type { FoundFile, Surroundings } from './search.ts';

/** The files that are found, each read at most once and only when somebody asks. */
export interface CloudsFiles {
  /** clouds.yaml with secure.yaml over it. `files` is empty when there is neither. */
  readonly clouds: () => {
    readonly files: readonly string[];
    readonly root: Located | null;
    readonly readable: boolean;
  };
  readonly profiles: () => FoundFile | null;
  /** Where clouds.yaml was looked for; its other endings are left out. */
  readonly lookedAt: readonly string[];
}

/** Nothing is read yet. */
export function cloudsFiles(surroundings: Surroundings, faults: Faults): CloudsFiles {
  return {
    clouds: once(() => {
      const found = [findFile('clouds', surroundings, faults), findFile('secure', surroundings, faults)];
      const there = found.filter((file) => file !== null);
      const root = there.map((file) => file.root).reduce(mergeDeep, null);
      return { files: there.map(({ file }) => file), root, readable: there.every((file) => file.root !== null) };
    }),
    profiles: once(() => findFile('clouds-public', surroundings, faults)),
    lookedAt: candidates('clouds', surroundings).filter((file) => !/\/clouds\.(?:yml|json)$/u.test(file)),
  };
}

/** Which entry is wanted. `label` is what names it, e.g. `clouds[0].cloud`; `place` where. */
export interface EntryWish {
  readonly name: string;
  readonly label: string;
  readonly place: Place;
  /** Overrides what the entry says. */
  readonly region: { readonly name: string; readonly place: Place } | null;
}

/** The entry's settings; null when there is no such entry, or it is not right (then the faults are told). */
export function readEntry(wish: EntryWish, files: CloudsFiles, faults: Faults): LocatedMapping | null {
  const { root, readable, files: found } = files.clouds();
  if (!readable) return null;
  if (found.length === 0) {
    faults.add(
      wish.place,
      `${wish.label} needs a clouds.yaml; none was found (nor .yml, .json) at ${files.lookedAt.join(', ')}`,
    );
    return null;
  }
  const clouds = child(root, 'clouds');
  const names = clouds?.kind === 'mapping' ? [...clouds.entries.keys()] : [];
  const entry = child(clouds, wish.name);
  if (entry === null) {
    faults.add(wish.place, `${wish.label} names no entry of ${found.join(' and ')}; ${suggestion(wish.name, names)}`);
    return null;
  }
  if (entry.kind !== 'mapping') {
    faults.add(entry.place, 'a cloud must be a mapping with auth, region_name and so on');
    return null;
  }
  const whole = withProfile(withUnderscores(entry), files, faults);
  return whole === null ? null : withRegion(whole, wish, faults);
}

function withProfile(entry: LocatedMapping, files: CloudsFiles, faults: Faults): LocatedMapping | null {
  const wanted = child(entry, 'profile') ?? child(entry, 'cloud'); // `cloud` is the older spelling
  if (wanted === null) return entry;
  const profiles = files.profiles();
  if (profiles !== null && profiles.root === null) return null;
  const known = child(profiles?.root ?? null, 'public-clouds');
  const name = wanted.kind === 'scalar' && typeof wanted.value === 'string' ? wanted.value : '';
  const profile = child(known, name);
  if (profile?.kind === 'mapping') return mergeWithAuth(withUnderscores(profile), entry);
  faults.add(
    wanted.place,
    'there is no such profile under public-clouds of a clouds-public.yaml; profiles that come with openstacksdk or ' +
      'from a URL are not known here: write auth_url and region_name into this entry instead',
  );
  return null;
}

/** Lays the values of the wanted region (else of the first) over the cloud, and leaves its name as `region_name`. */
function withRegion(entry: LocatedMapping, wish: EntryWish, faults: Faults): LocatedMapping | null {
  const regions = itemsOf(child(entry, 'regions')).map((node) => ({ node, name: child(node, 'name') ?? node }));
  const names = regions.map(({ name }) => (name.kind === 'scalar' ? String(name.value) : ''));
  const index = wish.region === null ? 0 : names.indexOf(wish.region.name);
  const region = regions[index];
  if (region === undefined) {
    if (wish.region === null || regions.length === 0) return entry;
    faults.add(wish.region.place, `this cloud has no such region; ${suggestion(wish.region.name, names)}`);
    return null;
  }
  const values = child(region.node, 'values');
  const named: LocatedMapping = {
    ...entry,
    entries: new Map([...entry.entries, ['region_name', { keyPlace: region.name.place, node: region.name }]]),
  };
  return values?.kind === 'mapping' ? mergeWithAuth(named, withUnderscores(values)) : named;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
