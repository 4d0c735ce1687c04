/**
 * Any service with a JSON document for each ticket: where it is and what is where in it, the configuration says.
 *
 * Reads only. Knows no service.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading, TicketSystem } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { HttpCall } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { addressed, keyOn } from './http-json-address.ts';
import { toFacts } from './http-json-document.ts';
import type { HttpJsonDocument } from './http-json-document.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import { at } from './json-pointer.ts';
import type { TicketSystemOptions } from './options.ts';
import { failed, forbidden, notFound } from './problem.ts';
import { readSignedHint } from './signed-hint.ts';

export interface HttpJsonOptions extends TicketSystemOptions, HttpJsonDocument {
  /** The header that carries the credentials, whole; left out: none is sent. */
  readonly header?: { readonly name: string; readonly value: string };
  /** What a key looks like, as a whole. */
  readonly keyPattern: string;
  /** A ticket's page behind the site, with `{key}`. */
  readonly page: string;
  /** One ticket behind the base URL, with `{key}`. */
  readonly read: string;
  /** Many tickets, with `{keys}`; left out: each is read by itself. */
  readonly readMany?: {
    readonly path: string;
    readonly separator: string;
    readonly size: number;
    readonly items: string;
  };
}

type Ask = (path: string, deadline: Deadline) => Promise<unknown>;

/** One service. */
export function createHttpJson(options: HttpJsonOptions): TicketSystem {
  const { name, page, timeoutMs, webhookSecret, header, readMany } = options;
  const site = new URL(options.siteUrl);
  const http = createHttp({ ...options, upstream: name });
  const ask: Ask = async (path, deadline) => {
    const call: HttpCall<unknown> = { ...addressed(path), shape: z.unknown(), deadline };
    return (await http.send(header === undefined ? call : { ...call, headers: { [header.name]: header.value } })).body;
  };
  const pattern = new RegExp(`^(?:${options.keyPattern})$`, 'u');
  const toKey = (text: string) => (pattern.test(text) ? ticketKey(text) : null);
  const keyOf = (url: URL) => toKey(keyOn(site, page, url) ?? '');
  return {
    name,
    keyOf,
    urlOf: (key) => new URL(page.replaceAll('{key}', encodeURIComponent(key)), site).href,
    fetchMany: (keys) => {
      const deadline = deadlineIn(timeoutMs);
      const read = (part: readonly TicketKey[]) =>
        readMany === undefined
          ? readEach(options, ask, part, deadline)
          : readTogether(options, readMany, ask, part, deadline);
      return readInParts({ name, toKey, size: readMany?.size ?? 1, read }, keys);
    },
    ...(webhookSecret !== undefined && { readDelivery: (delivery) => readSignedHint(webhookSecret, keyOf, delivery) }),
    close: () => http.close(),
  };
}

async function readEach(
  { name, read, ...options }: HttpJsonOptions,
  ask: Ask,
  part: readonly TicketKey[],
  deadline: Deadline,
): Promise<Readings> {
  const readings = part.map(async (key): Promise<[TicketKey, TicketReading]> => {
    try {
      const document = await ask(read.replaceAll('{key}', encodeURIComponent(key)), deadline);
      const facts = toFacts(options, document);
      return [key, facts === null ? unreadable(name) : { facts }];
    } catch (failure) {
      const status = failure instanceof UpstreamError ? failure.status : null;
      return [
        key,
        status === 404 || status === 410
          ? notFound(name, key)
          : status === 403
            ? forbidden(name, key)
            : failed(name, failure),
      ];
    }
  });
  return new Map(await Promise.all(readings));
}

async function readTogether(
  options: HttpJsonOptions,
  { path, separator, items }: NonNullable<HttpJsonOptions['readMany']>,
  ask: Ask,
  part: readonly TicketKey[],
  deadline: Deadline,
): Promise<Readings> {
  const document = await ask(
    path.replaceAll('{keys}', part.map(encodeURIComponent).join(encodeURIComponent(separator))),
    deadline,
  );
  const list = z.array(z.unknown()).safeParse(at(document, items)).data;
  if (list === undefined) return new Map(part.map((key) => [key, unreadable(options.name)]));
  const all = list.flatMap((item) => toFacts(options, item) ?? []);
  return new Map(all.map((facts): [TicketKey, TicketReading] => [facts.key, { facts }]));
}

function unreadable(name: string): TicketReading {
  return failed(name, new UpstreamError(name, 'UNREADABLE', 'the document has no ticket where the configuration says'));
}
