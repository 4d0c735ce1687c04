import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { createHttp } from '../../../src/upstream/http.ts';
import type { HttpOptions } from '../../../src/upstream/http.ts';
import { allowedLookup, isAllowed } from '../../../src/upstream/http/allowed-addresses.ts';
import type { ResolveAll } from '../../../src/upstream/http/allowed-addresses.ts';
import { failureOf } from '../failure-of.ts';
import { json, startStub } from '../stub-server.ts';
import type { StubServer } from '../stub-server.ts';

const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

/** A resolver that gives one answer after the other, and the last one for ever. */
function answers(...lists: readonly (readonly string[])[]): ResolveAll & { asked: number } {
  const resolver = (...[, , answer]: Parameters<ResolveAll>): void => {
    const addresses = lists[Math.min(resolver.asked, lists.length - 1)] ?? [];
    resolver.asked += 1;
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  resolver.asked = 0;
  return resolver;
}

/** An upstream that is known by name and listens on 127.0.0.1. */
function named(stub: StubServer, options: Partial<HttpOptions>) {
  const baseUrl = `http://tracker.example:${new URL(stub.url).port}/`;
  return opened(createHttp({ upstream: 'tracker', baseUrl, timeoutMs: 3000, concurrency: 2, ...options }));
}

const get = { path: '/x', shape: z.object({ ok: z.boolean() }) };
const fine = () =>
  startStub((_request, response) => {
    json(response, 200, { ok: true });
  });

describe('an address', () => {
  test.each(['1.1.1.1', '140.82.121.6', '2606:4700:4700::1111', '::ffff:140.82.121.6'])('%s is public', (address) => {
    expect(isAllowed(address, [])).toBe(true);
  });

  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['loopback', '::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified', '::'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['link-local, the metadata service', '169.254.169.254'],
    ['link-local', 'fe80::1'],
    ['link-local with a scope', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fd00:ec2::254'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['IPv4-mapped', '::ffff:10.0.0.1'],
    ['IPv4-mapped in hexadecimal', '::ffff:a9fe:a9fe'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['IPv4-translated', '::ffff:0:a9fe:a9fe'],
    ['6to4', '2002:a9fe:a9fe::1'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['local NAT64', '64:ff9b:1::a9fe:a9fe'],
    ['Teredo', '2001:0:a9fe::1'],
    ['reserved', '240.0.0.1'],
    ['documentation', '203.0.113.9'],
    ['nonsense', 'tracker.example'],
    ['nothing', ''],
  ])('of kind %s is not: %s', (_kind, address) => {
    expect(isAllowed(address, [])).toBe(false);
  });

  test('within a configured range is allowed, in either spelling, and its neighbours are not', () => {
    const ranges = ['10.20.0.0/16', 'fd00:5::/64'];

    for (const address of ['10.20.0.0', '10.20.255.255', '::ffff:10.20.3.4', 'fd00:5::7']) {
      expect([address, isAllowed(address, ranges)]).toEqual([address, true]);
    }
    for (const address of ['10.21.0.0', '10.19.255.255', '::ffff:10.21.0.1', 'fd00:5:0:1::7', '127.0.0.1']) {
      expect([address, isAllowed(address, ranges)]).toEqual([address, false]);
    }
  });

  test('of a private network is refused however it is written', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const hidden = fc.oneof(
      fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
    fc.assert(
      fc.property(hidden, ([a, b, c, d]) => {
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const pairs = `${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}`;
        const spellings = [
          `${a}.${b}.${c}.${d}`,
          String(whole),
          `0x${whole.toString(16)}`,
          `0${whole.toString(8)}`,
          [a, b, c, d].map((part) => `0x${part.toString(16)}`).join('.'),
          [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.'),
          `${a}.${b * 65_536 + c * 256 + d}`,
          `::ffff:${pairs}`,
          `::ffff:0:${pairs}`,
          `64:ff9b::${pairs}`,
          `2002:${pairs}::`,
          `::${pairs}`,
        ];
        expect(spellings.filter((spelling) => isAllowed(spelling, []))).toEqual([]);
      }),
    );
  });
});

describe('a name', () => {
  test('that leads to a private address is not connected to, and the message says what would allow it', async () => {
    const stub = opened(await fine());
    const resolveAll = answers(['127.0.0.1']);
    const http = named(stub, { allowAddresses: [], resolveAll });

    const failure = await failureOf(http.send(get));

    expect(failure).toMatchObject({ failure: 'BLOCKED', retryable: false });
    expect(failure.message).toMatch(
      /^tracker: GET \/x: not sent: tracker\.example .*allowAddresses.*127\.0\.0\.1\/32/u,
    );
    expect([stub.connections(), resolveAll.asked]).toEqual([0, 1]);
  });

  test('one bad address among good ones is enough', async () => {
    const stub = opened(await fine());
    const http = named(stub, { allowAddresses: [], resolveAll: answers(['140.82.121.6', '127.0.0.1']) });

    expect((await failureOf(http.send(get))).failure).toBe('BLOCKED');
    expect(stub.connections()).toBe(0);
  });

  test('in an allowed range is connected to', async () => {
    const stub = opened(await fine());
    const http = named(stub, { allowAddresses: ['127.0.0.0/8'], resolveAll: answers(['127.0.0.1']) });

    expect((await http.send(get)).body).toEqual({ ok: true });
  });

  test('that answers differently the second time is checked the second time', async () => {
    const stub = opened(
      await startStub((_request, response) => {
        json(response, 200, { ok: true }, { connection: 'close' });
      }),
    );
    const resolveAll = answers(['127.0.0.1'], ['127.0.0.2']);
    const http = named(stub, { allowAddresses: ['127.0.0.1/32'], resolveAll });

    expect((await http.send(get)).body).toEqual({ ok: true });
    expect(await failureOf(http.send(get))).toMatchObject({ failure: 'BLOCKED' });
    expect([resolveAll.asked, stub.connections()]).toEqual([2, 1]);
  });

  test('is resolved once for each connection: what was checked is what is connected to', async () => {
    const stub = opened(await fine());
    // Whoever resolved a second time for the connection would come to an address where nobody is.
    const resolveAll = answers(['127.0.0.1'], ['127.0.0.9']);
    const http = named(stub, { allowAddresses: ['127.0.0.1/32'], resolveAll });

    await http.send(get);

    expect([resolveAll.asked, stub.connections()]).toEqual([1, 1]);
  });

  test('without any address, or that the system cannot resolve, is unreachable', async () => {
    const stub = opened(await fine());
    const fails: ResolveAll = (_host, _options, answer) => {
      answer(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
    };

    for (const resolveAll of [answers([]), fails]) {
      const http = named(stub, { allowAddresses: [], resolveAll, timeoutMs: 300 });
      expect((await failureOf(http.send(get))).failure).toMatch(/UNREACHABLE|TIMEOUT/u);
    }
  });

  test('is answered with one address to a socket that asks for one', async () => {
    const lookup = allowedLookup([], answers(['140.82.121.6', '140.82.121.7']));

    const given = await new Promise((resolve) => {
      lookup('tracker.example', { all: false }, (...answer) => {
        resolve(answer);
      });
    });

    expect(given).toEqual([null, '140.82.121.6', 4]);
  });
});

test('a literal address is allowed by being written into the configuration', async () => {
  const stub = opened(await fine());
  const http = opened(
    createHttp({ upstream: 'tracker', baseUrl: stub.url, timeoutMs: 3000, concurrency: 1, allowAddresses: [] }),
  );

  expect((await http.send(get)).body).toEqual({ ok: true });
});

test('a redirect is not followed, and its target is never told the credentials', async () => {
  const target = opened(await fine());
  const stub = opened(
    await startStub((_request, response) => {
      response.writeHead(302, { location: `${target.url}/x` }).end();
    }),
  );
  const http = opened(
    createHttp({ upstream: 'tracker', baseUrl: stub.url, timeoutMs: 3000, concurrency: 1, allowAddresses: [] }),
  );

  const failure = await failureOf(http.send({ ...get, headers: { authorization: 'Bearer t0ken' } }));

  expect(failure).toMatchObject({ failure: 'UNREADABLE', status: 302 });
  expect([stub.requests.length, target.connections()]).toEqual([1, 0]);
});
