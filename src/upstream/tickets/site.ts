/**
 * An address within a system's site.
 *
 * Pure. The site decides whether an address is of this system at all; what its path says is the adapter's to read.
 */

/** What follows the site's own path, without the slash, e.g. `browse/OPS-1`; null: of another site. http and https are the same site: people drop the s. */
export function pathWithin(site: URL, url: URL): string | null {
  if (url.host !== site.host || !/^https?:$/u.test(url.protocol)) return null;
  const own = site.pathname.replace(/\/*$/u, '/');
  return url.pathname.startsWith(own) ? url.pathname.slice(own.length) : null;
}

/** Percent-encoding taken off; null when it is broken. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
