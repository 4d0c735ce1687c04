/**
 * Our own webhook's document as a script would send it, for the suites of systems that have no webhooks.
 */

import { createHmac } from 'node:crypto';
import type { Delivery } from '../../../src/domain/ticket-system.ts';

export function signedDelivery(secret: string, urls: readonly string[], id: string, at: Date): Delivery {
  const body = Buffer.from(JSON.stringify({ id, at: at.toISOString(), urls }));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { headers: { 'x-slipway-signature': `sha256=${signature}` }, body, receivedAt: at };
}
