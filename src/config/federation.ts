/**
 * The keys of `federation` in `slipway.yaml`: their types, bounds and defaults, and what they mean.
 *
 * Refuses to read schemas and to know what is done with them.
 */

import { resolve } from 'node:path';

import { z } from 'zod';

import type { Secret } from '../secret.ts';
import { hidden, isWebUrl, name, text, upToSeconds, whole } from './leaves.ts';

/** Other teams' subgraphs, and how they are asked. */
export interface FederationConfig {
  /** What the graph itself is called among subgraphs. */
  readonly name: string;
  /** Names differ, from `name` too. */
  readonly subgraphs: readonly SubgraphConfig[];
  /** As others composed it: a URL, or the absolute path of a file. Null: composed here. */
  readonly supergraph: SchemaPlace | null;
  /** Names of headers that go from callers to subgraphs, in lower case. */
  readonly forward: readonly string[];
  /** By the name of each `@policy`, the roles that fulfil it. */
  readonly policies: Readonly<Record<string, readonly string[]>>;
  readonly pollMs: number;
}

export type SchemaPlace = { readonly url: string } | { readonly file: string };

export interface SubgraphConfig {
  readonly name: string;
  readonly url: string;
  /** Sent with every request, the schema's too. */
  readonly headers: Readonly<Record<string, Secret>>;
  /** Absolute path of its SDL; null: it is asked for it. */
  readonly schema: string | null;
  readonly timeoutMs: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly subscriptions: { readonly protocol: 'ws' | 'sse'; readonly url: string };
}

const address = (mustBe: string) => z.string().refine(isWebUrl).describe(mustBe);
/** Those that belong to one connection or one body, and cookies, which are for nobody but whom they were given to. */
const NOT_FORWARDED =
  /^(?:host|connection|upgrade|te|trailer|transfer-encoding|keep-alive|cookie|(?:content|proxy|sec)-.*)$/u;
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/u)
  .describe('the name of a header');

const subgraph = z.strictObject({
  name,
  url: address('the http or https address of its GraphQL endpoint'),
  headers: z
    .record(headerName, hidden('a text'))
    .describe('a mapping from names of headers to their values')
    .default({}),
  schema: text('a file with its SDL').optional(),
  timeoutSeconds: upToSeconds(600).default(10),
  concurrency: whole(1, 1000).default(16),
  subscriptions: z
    .strictObject({
      protocol: z.enum(['ws', 'sse']).describe('one of ws, sse').default('ws'),
      url: z
        .string()
        .refine((written) => isWebUrl(written.replace(/^ws/u, 'http')))
        .describe('the address of its subscriptions')
        .optional(),
    })
    .prefault({}),
});

const federation = z
  .strictObject({
    name: name.default('slipway'),
    subgraphs: z.array(subgraph).describe('a list of subgraphs').default([]),
    supergraph: text('a file or an http or https address with a supergraph').optional(),
    forwardHeaders: z
      .array(headerName.refine((written) => !NOT_FORWARDED.test(written.toLowerCase())))
      .describe('a list of names of headers, without those of the connection and the body')
      .default(['x-request-id', 'traceparent', 'tracestate']),
    policies: z
      .record(
        text('the name of a policy'),
        z.array(text('the name of a Keystone role')).describe('a list of Keystone roles'),
      )
      .describe('a mapping from policies to Keystone roles')
      .default({}),
    pollSeconds: upToSeconds(86_400).default(30),
  })
  .refine(({ subgraphs, supergraph }) => subgraphs.length > 0 || supergraph !== undefined)
  .describe('a mapping with subgraphs or supergraph');

export const federationSchema = federation
  .refine((written) => !hasDoubles([written.name, ...written.subgraphs.map((each) => each.name)]))
  .describe("a mapping with subgraphs or supergraph, in which all subgraphs' names and `name` differ");

/** Of a gateway that has no graph of its own, and so nothing that `name` would name. */
export const pureFederationSchema = federation
  .refine(({ subgraphs }) => !hasDoubles(subgraphs.map((each) => each.name)))
  .describe("a mapping with subgraphs or supergraph, in which all subgraphs' names differ");

function hasDoubles(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/** `folder` is where relative paths start. Absolute. */
export function toFederation(
  { name: own, subgraphs, supergraph, forwardHeaders, policies, pollSeconds }: z.output<typeof federationSchema>,
  folder: string,
): FederationConfig {
  return {
    name: own,
    subgraphs: subgraphs.map((each) => ({
      name: each.name,
      url: each.url,
      headers: each.headers,
      schema: each.schema === undefined ? null : resolve(folder, each.schema),
      timeoutMs: 1000 * each.timeoutSeconds,
      concurrency: each.concurrency,
      subscriptions: {
        protocol: each.subscriptions.protocol,
        url:
          each.subscriptions.url ??
          (each.subscriptions.protocol === 'ws' ? each.url.replace(/^http/u, 'ws') : each.url),
      },
    })),
    supergraph: supergraph === undefined ? null : placeOf(supergraph, folder),
    forward: forwardHeaders.map((each) => each.toLowerCase()),
    policies,
    pollMs: 1000 * pollSeconds,
  };
}

function placeOf(written: string, folder: string): SchemaPlace {
  return /^https?:\/\//u.test(written) ? { url: written } : { file: resolve(folder, written) };
}
