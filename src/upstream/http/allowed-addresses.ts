/**
 * Which addresses a connection may be made to: public ones, and those that the configuration opens.
 *
 * Sits in the socket's own look-up, so that what was checked is what is connected to; an answer that changes between two
 * look-ups finds no gap. Never sees a literal address in a base URL, for there is nothing to look up: whoever writes
 * one into the configuration allows it by that. Knows no HTTP.
 */

import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Every address of a name, as the system resolves it. */
export type ResolveAll = (
  host: string,
  options: LookupOptions & { readonly all: true },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name leads, or also leads, to where no connection is made. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
  readonly code = 'ADDRESS_BLOCKED';
  /** The smallest range that would allow it, e.g. `10.20.0.7/32`. */
  readonly range: string;
  constructor(host: string, address: string) {
    const range = `${address}/${address.includes(':') ? 128 : 32}`;
    super(
      `${host} resolves to an address that is not public: to allow it, add its range to allowAddresses, e.g. ${range}`,
    );
    this.range = range;
  }
}

/** Ranges as `10.20.0.0/16`. `resolveAll` is the system's unless a test brings its own. */
export function allowedLookup(ranges: readonly string[], resolveAll: ResolveAll = systemLookup): LookupFunction {
  return (host, options, callback) => {
    resolveAll(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const blocked = addresses.find(({ address }) => !isAllowed(address, ranges));
      const [first] = addresses;
      if (blocked !== undefined) callback(new BlockedAddressError(host, blocked.address), '');
      else if (first === undefined)
        callback(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Public, or within one of the ranges. What is no address is not allowed; an IPv4 address in IPv6 clothes is that IPv4 address. */
export function isAllowed(address: string, ranges: readonly string[]): boolean {
  // Scoped addresses (`fe80::1%eth0`) are link-local, and no range can be opened for them.
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const real = ipaddr.process(address);
  const isOpened = ranges.some((range) => {
    const [network, bits] = ipaddr.parseCIDR(range);
    return network.kind() === real.kind() && real.match(network, bits);
  });
  return isOpened || (real.range() === 'unicast' && !isTranslated(real));
}

/** Unicast to the library, yet `::a.b.c.d` (IPv4-compatible, RFC 4291) and `::` prefixes reach what the embedded address names. */
function isTranslated(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return (
    address.kind() === 'ipv6' &&
    address
      .toByteArray()
      .slice(0, 8)
      .every((byte) => byte === 0)
  );
}
