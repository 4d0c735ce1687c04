/**
 * Is a request from one of our own pages? What browsers say in `Origin`, which no page can forge.
 *
 * Refuses to know what depends on it.
 */

import type { IncomingHttpHeaders } from 'node:http';

/** UNSAID: no browser, or one that saw no need to say. */
export type Whence = 'OWN' | 'FOREIGN' | 'UNSAID';

export type WhenceOf = (headers: IncomingHttpHeaders) => Whence;

/** Ours is the public address, and whatever address the request itself was sent to: a foreign page's is neither. */
export function createWhence(publicUrl: string | null): WhenceOf {
  const published = publicUrl === null ? null : new URL(publicUrl).origin;
  return ({ origin, host }) => {
    if (origin === undefined) return 'UNSAID';
    if (origin === published) return 'OWN';
    const url = URL.parse(origin);
    const isAddressed = url !== null && /^https?:$/u.test(url.protocol) && url.host === hostIn(url.protocol, host);
    return isAddressed ? 'OWN' : 'FOREIGN';
  };
}

/** As URLs have it: in lower case, without the scheme's own port. */
function hostIn(protocol: string, host = ''): string | undefined {
  return URL.parse(`${protocol}//${host}`)?.host;
}
