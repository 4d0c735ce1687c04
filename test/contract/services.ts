/** `os-services`: listing, disabling with a reason, forcing down. Part of the contract; knows no target. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';

import type { UseSession } from './contract.ts';
import { oneService, services, servicesBefore253 } from './shapes.ts';
import type { service } from './shapes.ts';
import { expectFault, read } from './wire.ts';
import type { Answer } from './wire.ts';

type Service = z.infer<typeof service>;

const ABSENT = '00000000-0000-0000-0000-000000000000';

async function list(use: UseSession, query = ''): Promise<Service[]> {
  return read(await use().nova('admin', 'GET', `/os-services${query}`), services).services;
}

/** The last host that is up and enabled: put back as it was afterwards. */
function useHost(use: UseSession): () => Service {
  let host: Service | undefined;
  beforeAll(async () => {
    host = (await list(use, '?binary=nova-compute')).findLast((it) => it.status === 'enabled' && it.state === 'up');
  });
  afterAll(async () => {
    if (host) await use().nova('admin', 'PUT', `/os-services/${host.id}`, { body: { status: 'enabled' } });
  });
  return () => {
    if (!host) throw new Error('no host is up and enabled');
    return host;
  };
}

function describeList(use: UseSession): void {
  test('hosts are listed beside conductor and scheduler, with uuids from 2.53 on', async () => {
    const all = await list(use);

    expect(new Set(all.map(({ binary }) => binary))).toEqual(
      new Set(['nova-compute', 'nova-conductor', 'nova-scheduler']),
    );
    expect(all.filter(({ binary }) => binary === 'nova-compute').length).toBeGreaterThanOrEqual(3);
  });

  test('before 2.53 ids are integers, and before 2.11 forced_down is not shown', async () => {
    const answer = await use().nova('admin', 'GET', '/os-services', { version: '2.1' });

    expect(read(answer, servicesBefore253).services.length).toBeGreaterThan(0);
  });

  test('binary and host filter; of a repeated one the last counts; an unknown host gives none', async () => {
    const [first, second] = await list(use, '?binary=nova-compute');

    const one = await list(use, `?host=${String(first?.host)}`);
    const twice = await list(use, `?host=${String(first?.host)}&host=${String(second?.host)}`);

    expect(one.map(({ id }) => id)).toEqual([first?.id]);
    expect(twice.map(({ id }) => id)).toEqual([second?.id]);
    expect(await list(use, '?host=no-such-host')).toEqual([]);
    expect(await list(use, `?host=${String(first?.host)},${String(second?.host)}`)).toEqual([]);
  });

  test('an unknown filter is a 400 from 2.75 on and ignored before', async () => {
    const strict = await use().nova('admin', 'GET', '/os-services?foo=1');
    const lenient = await use().nova('admin', 'GET', '/os-services?foo=1', { version: '2.53' });

    expectFault(strict, 400, 'badRequest', /'foo' was unexpected/);
    expect(read(lenient, services).services).toHaveLength((await list(use)).length);
  });

  test('tenants are refused', async () => {
    const listed = await use().nova('tenantA', 'GET', '/os-services');
    const updated = await use().nova('tenantA', 'PUT', `/os-services/${ABSENT}`, { body: { status: 'disabled' } });

    expectFault(listed, 403, 'forbidden', /^Policy doesn't allow os_compute_api:os-services:list to be performed\.$/);
    expectFault(updated, 403, 'forbidden', /os-services:update/);
  });
}

function describeReason(use: UseSession, host: () => Service): void {
  const put = (body: unknown): Promise<Answer> =>
    use().nova('admin', 'PUT', `/os-services/${host().id}`, { body, version: '2.53' });
  const now = async (): Promise<Service | undefined> => (await list(use, `?host=${host().host}`))[0];

  test('a host is disabled with a reason and enabled without one', async () => {
    const reason = ' rack 12:\nhttps://jira.example.com/browse/OPS-101 – ✓';

    const disabled = read(await put({ status: 'disabled', disabled_reason: reason }), oneService).service;
    expect(disabled).toMatchObject({ host: host().host, status: 'disabled', disabled_reason: reason, state: 'up' });
    expect(await now()).toMatchObject({ status: 'disabled', disabled_reason: reason });

    const enabled = read(await put({ status: 'enabled' }), oneService).service;
    expect(enabled).toMatchObject({ status: 'enabled', disabled_reason: null });
    expect(await now()).toMatchObject({ status: 'enabled', disabled_reason: null });
  });

  test('disabling again without a reason clears the reason', async () => {
    await put({ status: 'disabled', disabled_reason: 'first' });

    await put({ status: 'disabled' });

    expect(await now()).toMatchObject({ status: 'disabled', disabled_reason: null });
  });

  test('a reason has 1 to 255 characters', async () => {
    const longest = 'x'.repeat(255);

    expect(read(await put({ status: 'disabled', disabled_reason: longest }), oneService).service.disabled_reason).toBe(
      longest,
    );
    const tooLong = await put({ status: 'disabled', disabled_reason: `${longest}x` });
    expectFault(tooLong, 400, 'badRequest', /^Invalid input for field\/attribute disabled_reason\..* is too long$/);
    const empty = await put({ status: 'disabled', disabled_reason: '' });
    expectFault(empty, 400, 'badRequest', /^Invalid input for field\/attribute disabled_reason\..* is too short$/);
  });

  test('a character beyond the BMP in a reason is a 500, and changes nothing', async () => {
    await put({ status: 'enabled' });

    const answer = await put({ status: 'disabled', disabled_reason: 'roadworks 🚧' });

    expectFault(answer, 500, 'computeFault', /^Unexpected API Error\./);
    expect(await now()).toMatchObject({ status: 'enabled', disabled_reason: null });
  });

  test('enabling with a reason, a reason alone, and nothing at all are 400', async () => {
    const enabling = await put({ status: 'enabled', disabled_reason: 'x' });
    expectFault(enabling, 400, 'badRequest', /^Specifying 'disabled_reason' with status 'enabled' is invalid\.$/);
    expectFault(await put({ disabled_reason: 'x' }), 400, 'badRequest', /^No updates were requested\./);
    expectFault(await put({}), 400, 'badRequest', /^No updates were requested\./);
  });

  test('unknown words and wrong types are 400', async () => {
    expectFault(await put({ status: 'off' }), 400, 'badRequest', /'off' is not one of \['enabled', 'disabled'\]$/);
    expectFault(await put({ other: 1 }), 400, 'badRequest', /\('other' was unexpected\)$/);
    const number = await put({ status: 'disabled', disabled_reason: 5 });
    expectFault(number, 400, 'badRequest', /5 is not of type 'string'$/);
    const nothing = await put({ status: 'disabled', disabled_reason: null });
    expectFault(nothing, 400, 'badRequest', /None is not of type 'string'$/);
  });

  test('forced_down makes a host down at once, and up again', async () => {
    const down = read(await put({ forced_down: true }), oneService).service;
    const up = read(await put({ forced_down: false }), oneService).service;

    expect(down).toMatchObject({ forced_down: true, state: 'down', status: 'enabled' });
    expect(up).toMatchObject({ forced_down: false, state: 'up' });
  });
}

function describeTargets(use: UseSession): void {
  test('an unknown service is a 404, an id that is no uuid a 400, the scheduler a 400', async () => {
    const body = { status: 'disabled' };
    const scheduler = (await list(use, '?binary=nova-scheduler'))[0];

    const unknown = await use().nova('admin', 'PUT', `/os-services/${ABSENT}`, { body });
    expectFault(unknown, 404, 'itemNotFound', new RegExp(`^Service ${ABSENT} could not be found\\.$`));
    const noUuid = await use().nova('admin', 'PUT', '/os-services/nope', { body });
    expectFault(noUuid, 400, 'badRequest', /^Invalid uuid nope$/);
    const control = await use().nova('admin', 'PUT', `/os-services/${String(scheduler?.id)}`, { body });
    expectFault(control, 400, 'badRequest', /^Updating a nova-scheduler service is not supported\./);
  });
}

/** Registers the tests. */
export function describeServices(use: UseSession): void {
  describe('os-services', () => {
    describeList(use);
    describeReason(use, useHost(use));
    describeTargets(use);
  });
}
