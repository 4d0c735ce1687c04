/**
 * The webhook of systems that have none of their own: a small document of ours that any script can sign and send.
 *
 * Pure. `{ "id": "…", "at": "2026-12-01T08:00:00Z", "urls": ["https://…"] }` with `X-Slipway-Signature: sha256=<hex>`,
 * the HMAC-SHA256 of the body with the shared secret. Such a script's guide is docs/guides/link-a-ticket-system.md.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { Delivery, DeliveryHint } from '../../domain/ticket-system.ts';
import { isSigned } from './signature.ts';

/** An older delivery is a replay: nothing else binds a signature to a time. */
export const OLDEST_DELIVERY_MS = 2 * 3_600_000;
const MOST_URLS = 100;

const hint = z.object({
  id: z.string().min(1).max(200),
  at: z.iso.datetime({ offset: true }),
  urls: z.array(z.string()).max(MOST_URLS),
});

/** Null: not authentic, too old, or no such document. URLs that are not of this system are left out. */
export function readSignedHint(
  secret: string,
  keyOf: (url: URL) => TicketKey | null,
  { headers, body, receivedAt }: Delivery,
): DeliveryHint | null {
  if (!isSigned(secret, body, headers['x-slipway-signature'])) return null;
  const read = hint.safeParse(jsonOf(body));
  if (!read.success || !isRecent(new Date(read.data.at), receivedAt)) return null;
  const keys = read.data.urls.flatMap((text) => {
    const url = URL.parse(text);
    return (url === null ? null : keyOf(url)) ?? [];
  });
  return { id: read.data.id, keys };
}

/** Of a delivery's own time: neither long ago nor, by a clock that is wrong, far ahead. */
export function isRecent(at: Date, receivedAt: Date): boolean {
  return Math.abs(receivedAt.getTime() - at.getTime()) <= OLDEST_DELIVERY_MS;
}

/** The body as JSON; undefined when it is not. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
