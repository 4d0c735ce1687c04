/** The recorded notifications, as they were on the wire. */

import { readdirSync, readFileSync } from 'node:fs';

import { z } from 'zod';

const folder = new URL('samples/', import.meta.url);
const file = z.object({
  amqp: z.object({ routingKey: z.string() }),
  'oslo.version': z.string(),
  'oslo.message (parsed)': z.looseObject({ event_type: z.string(), publisher_id: z.string(), payload: z.unknown() }),
});

export interface Sample {
  /** Without `.json`. */
  readonly name: string;
  readonly routingKey: string;
  readonly message: z.infer<typeof file>['oslo.message (parsed)'];
  readonly body: Buffer;
}

/** What oslo.messaging makes of a notification. */
export function enveloped(message: unknown): Buffer {
  return Buffer.from(JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': JSON.stringify(message) }));
}

export const samples: readonly Sample[] = readdirSync(folder).map((name) => {
  const read = file.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  const message = read['oslo.message (parsed)'];
  return {
    name: name.replace(/\.json$/u, ''),
    routingKey: read.amqp.routingKey,
    message,
    body: enveloped(message),
  };
});
