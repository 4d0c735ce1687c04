/**
 * What one caller reads of one cloud: from the last known picture where that is young enough, otherwise from Nova, and
 * where Nova fails or takes too long, from the picture as far as it goes, saying so.
 *
 * Owners are answered what Nova would tell them: servers of their project, without hosts. Refuses to know why somebody
 * is an owner, and to pass off what Nova refuses this caller: a refusal is never answered from the picture.
 */

import type { Compute } from '../domain/compute.ts';
import type { Host, Hypervisor } from '../domain/host.ts';
import { hostIdOf } from '../domain/ids.ts';
import type { CloudName, ServerId } from '../domain/ids.ts';
import { unobserved } from '../domain/observer.ts';
import type { Observer } from '../domain/observer.ts';
import type { ThingKind } from '../domain/picture.ts';
import type { Problem } from '../domain/problem.ts';
import type { Scope } from '../domain/scope.ts';
import type { Server } from '../domain/server.ts';
import { UpstreamError } from '../errors.ts';
import type { CloudPicture } from './cloud-picture.ts';
import type { Flights } from './flights.ts';
import { within } from './within.ts';

/** A part of an answer, and how old it is. */
export interface Part<Value> {
  readonly value: Value;
  /** When Nova was asked. */
  readonly fetchedAt: Date;
  /** Why it is older than it should be; null when it is not. */
  readonly problem: Problem | null;
}

/** Every method throws UpstreamError when Nova does not answer in time and nothing is known. */
export interface CloudReads {
  /** Would a read of this kind be answered without asking Nova? */
  readonly isKnown: (kind: ThingKind) => boolean;
  readonly hosts: () => Promise<Part<readonly Host[]>>;
  /** Null when Nova has no such host. */
  readonly host: (name: string) => Promise<Part<Host | null>>;
  readonly hypervisors: () => Promise<Part<readonly Hypervisor[]>>;
  /** All that the caller may see. */
  readonly servers: () => Promise<Part<readonly Server[]>>;
  /** Operators only. */
  readonly serversOn: (hostName: string) => Promise<Part<readonly Server[]>>;
  /** Null when Nova has no such server for this caller. */
  readonly server: (id: ServerId) => Promise<Part<Server | null>>;
}

export interface CloudReadsOptions {
  readonly cloud: CloudName;
  /** Nova on behalf of the caller. */
  readonly compute: Compute;
  readonly scope: Scope;
  readonly picture: CloudPicture;
  /** How old an answer of a kind may be; 0: Nova is asked. */
  readonly maxAgeMs: (kind: ThingKind) => number;
  /** How long Nova is waited for. */
  readonly budgetMs: number;
  readonly flights: Flights;
  /** Whose reads may be one; never logged. */
  readonly whose: string;
  readonly now: () => Date;
  /** Told where each answer came from. */
  readonly observer?: Pick<Observer, 'pictureRead'> | undefined;
}

export function createCloudReads(options: CloudReadsOptions): CloudReads {
  const { cloud, compute, scope, picture } = options;
  const read = createRead(options);
  const isOperator = scope.kind === 'operator';
  const visible = (server: Server | null): Server | undefined => {
    if (server === null) return undefined;
    if (scope.kind === 'operator') return server;
    return server.project === scope.project ? asOwnersSeeIt(server) : undefined;
  };
  const forOperators = <Value>(value: () => Value) => (isOperator ? value() : undefined);

  return {
    isKnown: (kind) => (isOperator || kind === 'server') && standing(options, kind) !== 'ASK',
    hosts: () => read('host', 'hosts', () => forOperators(picture.hosts), compute.listHosts),
    host: (name) =>
      read(
        'host',
        `host ${name}`,
        () => forOperators(() => picture.host(hostIdOf(cloud, name)) ?? undefined),
        async () => (await compute.listHosts({ name }))[0] ?? null,
      ),
    hypervisors: () =>
      read('hypervisor', 'hypervisors', () => forOperators(picture.hypervisors), compute.listHypervisors),
    servers: () => read('server', 'servers', () => listOf(scope, picture), compute.listServers),
    serversOn: (host) =>
      read(
        'server',
        `servers on ${host}`,
        () => forOperators(() => picture.serversOn(hostIdOf(cloud, host))),
        () => compute.listServers({ host }),
      ),
    server: (id) =>
      read(
        'server',
        `server ${id}`,
        () => visible(picture.server(id)),
        () => compute.getServer(id),
      ),
  };
}

function listOf(scope: Scope, picture: CloudPicture): readonly Server[] {
  if (scope.kind === 'operator') return picture.servers();
  return picture.serversOfProject(scope.project).map(asOwnersSeeIt);
}

/** Nova tells nobody else where servers run. */
function asOwnersSeeIt(server: Server): Server {
  return { ...server, host: null };
}

type Standing = 'YOUNG' | 'STALE' | 'ASK';

/** A Nova that fails just now is not asked again by everybody who comes; who wants it new is heard all the same. */
function standing({ picture, maxAgeMs, now }: CloudReadsOptions, kind: ThingKind): Standing {
  const { knownAt, problems } = picture.marks();
  const since = knownAt[kind];
  const allowed = maxAgeMs(kind);
  if (since === null || allowed === 0) return 'ASK';
  if (now().getTime() - since.getTime() <= allowed) return 'YOUNG';
  return problems[kind]?.retryable === true ? 'STALE' : 'ASK';
}

/** `known` answers undefined where the picture has no answer. */
function createRead(options: CloudReadsOptions) {
  const { picture, budgetMs, flights, whose, cloud, now, observer = unobserved } = options;

  return async <Value>(
    kind: ThingKind,
    name: string,
    known: () => Value | undefined,
    ask: () => Promise<Value>,
  ): Promise<Part<Value>> => {
    const fromPicture = (problem: Problem | null): Part<Value> | null => {
      const fetchedAt = picture.marks().knownAt[kind];
      const value = fetchedAt === null ? undefined : known();
      return fetchedAt === null || value === undefined ? null : { value, fetchedAt, problem };
    };
    const stands = standing(options, kind);
    const young = stands === 'ASK' ? null : fromPicture(stands === 'STALE' ? lastProblem(options, kind) : null);
    if (young !== null) {
      observer.pictureRead(cloud, young.problem === null ? 'FRESH' : 'STALE');
      return young;
    }

    try {
      const flight = flights.join(whose, `${cloud} ${name}`, async () => {
        const fetchedAt = now();
        return { value: await ask(), fetchedAt };
      });
      const inTime = await within(flight, budgetMs);
      if (inTime !== null) {
        observer.pictureRead(cloud, 'ASKED');
        return { ...inTime.answer, problem: null };
      }
      // Of a cloud that nothing is known of, the next to ask waits for this one: a first list may take long.
      if (picture.marks().knownAt[kind] !== null) flights.abandon(whose, `${cloud} ${name}`);
      throw lateFailure(options);
    } catch (error) {
      if (!(error instanceof UpstreamError) || isRefusal(error)) throw error;
      const old = fromPicture(error.problem);
      if (old === null) throw error;
      observer.pictureRead(cloud, 'STALE');
      return old;
    }
  };
}

function lastProblem({ picture }: CloudReadsOptions, kind: ThingKind): Problem | null {
  return picture.marks().problems[kind] ?? null;
}

function lateFailure({ cloud, budgetMs }: CloudReadsOptions): UpstreamError {
  return new UpstreamError(`nova ${cloud}`, 'TIMEOUT', `no answer within ${budgetMs / 1000} s`);
}

/** What Nova does not let this caller see is not shown out of our memory. */
function isRefusal({ failure }: UpstreamError): boolean {
  return failure === 'REFUSED' || failure === 'BLOCKED';
}
