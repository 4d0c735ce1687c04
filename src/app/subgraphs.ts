/**
 * Other teams' subgraphs as they are configured: connections, and where their schemas are read.
 *
 * Secrets in their headers are revealed here alone. Callers' headers come on top, and never those of the gateway's own logins.
 */

import type { Logger } from 'pino';
import { z } from 'zod';

import { readSchemaFile } from '../config/index.ts';
import type { FederationConfig, SubgraphConfig } from '../config/index.ts';
import { guardedSubgraph } from '../federation/guarded-subgraph.ts';
import type { Headers, RemoteSubgraph } from '../federation/port.ts';
import { streamFrom } from '../federation/remote-stream.ts';
import type { SchemaSources } from '../federation/gateway.ts';
import { createHttp } from '../upstream/http.ts';
import type { ObservedCall } from '../upstream/http.ts';

/** The specification of GraphQL over HTTP wants both named. */
const ACCEPT = { accept: 'application/graphql-response+json, application/json;q=0.9' };
/** Documents are printed, so the operation's kind comes first where it is not the usual one. */
const MUTATION = /^\s*mutation\b/u;
const SERVICE = { query: '{ _service { sdl } }', variables: {} };
const Service = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

interface Connecting {
  readonly log: Logger;
  readonly onCall?: ((call: ObservedCall) => void) | undefined;
  /** Told of each when it is left alone from now on, or asked again. */
  readonly onLeftAlone?: ((upstream: string, isLeftAlone: boolean) => void) | undefined;
}

/** Makes no connection yet. */
export function connectSubgraphs(
  { subgraphs }: Pick<FederationConfig, 'subgraphs'>,
  connecting: Connecting,
): ReadonlyMap<string, RemoteSubgraph> {
  return new Map(
    subgraphs.map((settings) => {
      const onPause = (isLeftAlone: boolean) => connecting.onLeftAlone?.(upstreamOf(settings.name), isLeftAlone);
      return [settings.name, guardedSubgraph(connect(settings, connecting), { onPause })];
    }),
  );
}

/** As messages and metrics name it. */
function upstreamOf(name: string): string {
  return `subgraph ${name}`;
}

function connect(settings: SubgraphConfig, { log, onCall }: Connecting): RemoteSubgraph {
  const { name, url, timeoutMs, concurrency, subscriptions } = settings;
  const http = createHttp({
    upstream: upstreamOf(name),
    baseUrl: url,
    timeoutMs,
    concurrency,
    log,
    ...(onCall !== undefined && { onCall }),
  });
  const own = revealed(settings.headers);
  const path = new URL(url).pathname.endsWith('/') ? '/' : '';
  return {
    name,
    ask: async ({ query, variables }, headers) => {
      const all = { ...headers, ...own, ...ACCEPT };
      const call = {
        method: 'POST',
        path,
        headers: all,
        body: { query, variables },
        shape: z.unknown(),
        isRead: !MUTATION.test(query),
      } as const;
      const { body } = await http.send(call);
      return body;
    },
    subscribe: (request, headers) => streamFrom(subscriptions, request, { ...headers, ...own }),
    close: http.close,
  };
}

function revealed(headers: SubgraphConfig['headers']): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.reveal()]));
}

/** Where each schema is read: its file, or what the subgraph tells of itself. */
export function schemaSources(
  { subgraphs, supergraph }: FederationConfig,
  remotes: ReadonlyMap<string, RemoteSubgraph>,
): SchemaSources {
  return {
    subgraphs: subgraphs.map(({ name, url, schema }) => ({
      name,
      url,
      read: schema === null ? () => askedSchema(name, remotes) : () => readSchemaFile(schema),
    })),
    supergraph:
      supergraph === null
        ? null
        : () => ('file' in supergraph ? readSchemaFile(supergraph.file) : fetched(supergraph.url)),
  };
}

async function askedSchema(name: string, remotes: ReadonlyMap<string, RemoteSubgraph>): Promise<string> {
  const answer = await remotes.get(name)?.ask(SERVICE, {});
  return Service.parse(answer).data._service.sdl;
}

const FETCH_MS = 30_000;

async function fetched(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}
