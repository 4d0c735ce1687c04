/**
 * One cloud's last known picture in this process's memory: found by id, by host and by project.
 *
 * Lists that many ask for are made once for as long as nothing changes. Refuses to know where it comes from.
 */

import type { Host, Hypervisor } from '../domain/host.ts';
import type { CloudName, HostId, ProjectId, ServerId } from '../domain/ids.ts';
import { isListed, nothingKnown } from '../domain/picture.ts';
import type { KnownThing, PictureMarks, ThingKind } from '../domain/picture.ts';
import type { Server } from '../domain/server.ts';

/** Everything is as of `knownAt` of its kind, or later. */
export interface CloudPicture {
  readonly marks: () => PictureMarks;
  readonly hosts: () => readonly Host[];
  readonly host: (id: HostId) => Host | null;
  readonly hypervisors: () => readonly Hypervisor[];
  readonly hypervisorsOf: (host: HostId) => readonly Hypervisor[];
  /** All that Nova's lists have. */
  readonly servers: () => readonly Server[];
  readonly serversOn: (host: HostId) => readonly Server[];
  readonly serversOfProject: (project: ProjectId) => readonly Server[];
  /** Also one that is set aside for deletion. */
  readonly server: (id: ServerId) => Server | null;
}

/** The picture, and how it is brought up to date. */
export interface KeptCloudPicture extends CloudPicture {
  readonly apply: (thing: KnownThing) => void;
  /** All things up to these marks were applied. */
  readonly reach: (marks: PictureMarks) => void;
}

export function createCloudPicture(cloud: CloudName): KeptCloudPicture {
  const hosts = new Map<string, Host>();
  const hypervisors = new Map<string, Hypervisor>();
  const servers = new Map<string, Server>();
  const onHost = createIndex<HostId>();
  const ofProject = createIndex<ProjectId>();
  const hypervisorsOn = createIndex<HostId>();
  let marks = nothingKnown(cloud);
  const lists = createLists();

  const dated = <Item extends { readonly fetchedAt: Date }>(kind: ThingKind, item: Item): Item => {
    const knownAt = marks.knownAt[kind];
    return knownAt === null || knownAt <= item.fetchedAt ? item : { ...item, fetchedAt: knownAt };
  };
  const listed = (ids: Iterable<string>): readonly Server[] =>
    [...ids].flatMap((id) => {
      const server = servers.get(id);
      return server !== undefined && isListed(server) ? [dated('server', server)] : [];
    });

  return {
    marks: () => marks,
    hosts: () => lists('host', '', () => [...hosts.values()].map((host) => dated('host', host))),
    host: (id) => {
      const host = hosts.get(id);
      return host === undefined ? null : dated('host', host);
    },
    hypervisors: () => lists('hypervisor', '', () => [...hypervisors.values()]),
    hypervisorsOf: (host) => [...hypervisorsOn.of(host)].flatMap((id) => hypervisors.get(id) ?? []),
    servers: () => lists('server', '', () => listed(servers.keys())),
    serversOn: (host) => lists('server', `on ${host}`, () => listed(onHost.of(host))),
    serversOfProject: (project) => lists('server', `of ${project}`, () => listed(ofProject.of(project))),
    server: (id) => {
      const server = servers.get(id);
      return server === undefined ? null : dated('server', server);
    },
    apply: (thing) => {
      lists.forget(thing.kind);
      const { id } = thing;
      switch (thing.kind) {
        case 'host':
          put(hosts, id, thing.item);
          break;
        case 'hypervisor':
          hypervisorsOn.move(id, hypervisors.get(id)?.host, thing.item?.host);
          put(hypervisors, id, thing.item);
          break;
        case 'server':
          onHost.move(id, servers.get(id)?.host, thing.item?.host);
          ofProject.move(id, servers.get(id)?.project, thing.item?.project);
          put(servers, id, thing.item);
          break;
      }
    },
    reach: (next) => {
      for (const kind of ['host', 'server'] as const) {
        if (next.knownAt[kind]?.getTime() !== marks.knownAt[kind]?.getTime()) lists.forget(kind);
      }
      marks = next;
    },
  };
}

function put<Item>(all: Map<string, Item>, id: string, item: Item | null): void {
  if (item === null) all.delete(id);
  else all.set(id, item);
}

/** Ids by a key that they share. */
function createIndex<Key>() {
  const sets = new Map<Key, Set<string>>();
  const none: ReadonlySet<string> = new Set();
  return {
    of: (key: Key): ReadonlySet<string> => sets.get(key) ?? none,
    move: (id: string, from: Key | null | undefined, to: Key | null | undefined): void => {
      if (from === to) return;
      if (from != null) {
        const set = sets.get(from);
        set?.delete(id);
        if (set?.size === 0) sets.delete(from);
      }
      if (to != null) sets.set(to, (sets.get(to) ?? new Set()).add(id));
    },
  };
}

/** Lists that were made already, by kind. */
function createLists() {
  const made = new Map<ThingKind, Map<string, unknown>>();
  const list = <Item>(kind: ThingKind, name: string, make: () => readonly Item[]): readonly Item[] => {
    const ofKind = made.get(kind) ?? new Map<string, unknown>();
    made.set(kind, ofKind);
    const known = ofKind.get(name) as readonly Item[] | undefined;
    if (known !== undefined) return known;
    const fresh = make();
    ofKind.set(name, fresh);
    return fresh;
  };
  return Object.assign(list, { forget: (kind: ThingKind): void => void made.delete(kind) });
}
