/** Reads from the live picture: no request to Nova, the same tenancy, the truth about their age. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';

import { startGateway, watchful } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate } from './mutations.ts';
import { until } from './until.ts';

const JOIN = `{ hosts(first: 500) {
  nodes { name status fetchedAt hypervisors { hostname } servers(first: 500) { nodes { name host { name } } } maintenanceWindows { nodes { id } } }
  coverage { cloud status fetchedAt problem { code } }
} }`;
const SERVERS = `{ servers(first: 500) { nodes { id name hostId project { id } metadata fetchedAt } coverage { status fetchedAt problem { code } } } }`;
const coverage = z.array(
  z.object({
    status: z.string(),
    fetchedAt: z.string().nullable(),
    problem: z.object({ code: z.string() }).nullable(),
  }),
);
const joinShape = z.object({
  hosts: z.object({
    nodes: z.array(
      z.object({ name: z.string(), status: z.string(), servers: z.object({ nodes: z.array(z.unknown()) }) }),
    ),
    coverage,
  }),
});
const serversShape = z.object({
  servers: z.object({
    nodes: z.array(
      z.object({ id: z.string(), name: z.string(), hostId: z.string(), metadata: z.record(z.string(), z.string()) }),
    ),
    coverage,
  }),
});

let gateway: Gateway;
const calls: string[] = [];

/** Watches so seldom that nothing but what is asked for is counted, once the first looks are over. */
beforeAll(async () => {
  gateway = await startGateway({
    cloud: { hosts: 5, servers: 40 },
    change: (config) => ({
      ...watchful(config),
      watching: { hostMs: 3_600_000, serverMs: 3_600_000, hypervisorMs: 3_600_000, listMs: 3_600_000 },
      limits: { ...config.limits, novaMs: 300 },
    }),
    app: { onUpstreamCall: ({ upstream, path }) => void calls.push(`${upstream} ${path}`) },
  });
  await until('the picture to be there', async () => {
    calls.length = 0;
    await gateway.ask('demo-operator', JOIN);
    return toNova().length === 0;
  });
  await gateway.ask('demo-tenant-a', '{ viewer { userId } }');
}, 180_000);

afterAll(() => gateway.close());

afterEach(() => {
  gateway.cloud.heal();
});

const toNova = () => calls.filter((call) => call.startsWith('nova'));

async function counted<Answer>(read: () => Promise<Answer>): Promise<{ answer: Answer; asked: readonly string[] }> {
  calls.length = 0;
  const answer = await read();
  return { answer, asked: toNova() };
}

const join = async () => joinShape.parse(await gateway.ask('demo-operator', JOIN)).hosts;
const serversOf = async (token: string, headers: Readonly<Record<string, string>> = {}) =>
  serversShape.parse(await gateway.ask(token, SERVERS, {}, headers)).servers;

describe('from the picture', () => {
  test('the join of hosts, servers and windows asks Nova nothing', async () => {
    const { answer, asked } = await counted(join);

    expect(asked).toEqual([]);
    expect(answer.nodes).toHaveLength(5);
    expect(answer.nodes.flatMap(({ servers }) => servers.nodes)).toHaveLength(40);
    expect(answer.coverage).toMatchObject([{ status: 'FRESH', problem: null }]);
  });

  test.each(['demo-operator', 'demo-tenant-a', 'demo-tenant-b'])(
    '%s sees the same servers as Nova tells, of whom and where alike',
    async (token) => {
      const { answer, asked } = await counted(() => serversOf(token));
      const fromNova = await counted(() => serversOf(token, { 'cache-control': 'no-cache' }));

      expect(asked).toEqual([]);
      expect(fromNova.asked.length).toBeGreaterThan(0);
      const undated = ({ nodes }: typeof answer) => nodes.map((node) => ({ ...node, fetchedAt: null }));
      expect(undated(answer)).toEqual(undated(fromNova.answer));
      expect(answer.nodes.length).toBeGreaterThan(0);
    },
  );

  test("another tenant's server is nobody's, whether it is asked for by id or through the picture", async () => {
    const [foreign] = gateway.cloud
      .servers()
      .filter(({ projectId }) => projectId === gateway.cloud.projectIds['tenant-b']);
    const query = 'query ($id: ID!) { server(id: $id) { name } }';

    expect(await gateway.ask('demo-tenant-a', query, { id: foreign?.id })).toEqual({ server: null });
    expect(await gateway.ask('demo-tenant-b', query, { id: foreign?.id })).toEqual({ server: { name: foreign?.name } });
    const { errors } = await gateway.run('demo-tenant-a', '{ hosts { nodes { name } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const placed = await gateway.run('demo-tenant-a', '{ servers { nodes { host { name } } } }');
    expect(placed.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(placed.data)).not.toContain('compute-');
  });

  test('what is older than the caller allows comes from Nova, and says when', async () => {
    const before = Date.now();
    const { asked } = await counted(() => serversOf('demo-operator', { 'cache-control': 'max-age=0' }));
    expect(asked).toEqual(['nova home /servers/detail']);

    gateway.passes(11_000);
    const late = await counted(join);
    expect(late.asked).toContain('nova home /os-services');
    const old = await counted(() => serversOf('demo-operator', { 'cache-control': 'max-age=3600' }));
    expect(old.asked).toEqual([]);
    expect(Date.parse(old.answer.coverage[0]?.fetchedAt ?? '')).toBeLessThanOrEqual(before);
  });

  test('identical reads of one caller under way at once are one read of Nova', async () => {
    const fresh = () => serversOf('demo-operator', { 'cache-control': 'no-cache' });
    const { asked } = await counted(() => Promise.all([fresh(), fresh(), fresh(), fresh()]));
    expect(asked.length).toBeLessThan(4);
  });
});

describe('where Nova fails', () => {
  test.each(['hang', 'reset', { status: 503, body: {} }, { status: 200, body: { nonsense: true } }] as const)(
    'with %j, lists are what was known last and say so',
    async (fault) => {
      gateway.passes(3_600_000);
      gateway.cloud.fail('/compute', fault);
      const from = Date.now();
      const {
        nodes,
        coverage: [part],
      } = await join();

      expect(nodes).toHaveLength(5);
      expect(part).toMatchObject({ status: 'STALE', problem: {} });
      expect(part?.problem?.code).toMatch(/^UPSTREAM_/u);
      expect(Date.parse(part?.fetchedAt ?? '')).toBeLessThan(from);
      const own = await serversOf('demo-tenant-a');
      expect(own.nodes.length).toBeGreaterThan(0);
      expect(own.nodes.length).toBeLessThan(40);
      expect(own.coverage).toMatchObject([{ status: 'STALE' }]);
    },
    20_000,
  );

  test('what Nova refuses a caller is not shown out of our memory', async () => {
    gateway.passes(3_600_000);
    gateway.cloud.fail('/compute', { status: 403, body: { forbidden: { code: 403, message: 'no' } } });

    const { nodes, coverage: parts } = await join();

    expect(nodes).toEqual([]);
    expect(parts).toMatchObject([{ status: 'MISSING', problem: { code: 'UPSTREAM_REFUSED' } }]);
  });

  test('writes are refused, and nothing is half done', async () => {
    gateway.cloud.fail('/compute', { status: 503, body: {} });
    const refused = mutate(gateway, 'setHostStatus', { hostId: 'home/compute-2', status: 'DISABLED', reason: 'no' });
    await expect(refused).rejects.toThrow('UPSTREAM_FAILED');
    expect(gateway.cloud.hosts().find(({ name }) => name === 'compute-2')?.disabled).toBe(false);
  });
});

describe('a writer', () => {
  test('of a host sees what it wrote, in the payload and in the next read of the picture', async () => {
    await mutate(gateway, 'setHostStatus', { hostId: 'home/compute-1', status: 'DISABLED', reason: 'a smell' });
    const headers = { 'cache-control': 'max-age=86400' };
    const { answer, asked } = await counted(() =>
      gateway.ask('demo-operator', '{ host(id: "home/compute-1") { status disabledReason } }', {}, headers),
    );

    expect(asked).toEqual([]);
    expect(answer).toEqual({ host: { status: 'DISABLED', disabledReason: 'a smell' } });
  });

  test('of a policy sees it in its server', async () => {
    const [server] = (await serversOf('demo-tenant-a')).nodes;
    const id = server?.id ?? '';
    await mutate(gateway, 'setServerMaintenancePolicy', { serverId: id, plannedTemporary: 'KEEP' }, 'demo-tenant-a');
    const { answer, asked } = await counted(() => serversOf('demo-tenant-a', { 'cache-control': 'max-age=86400' }));

    expect(asked).toEqual([]);
    expect(Object.values(answer.nodes.find((each) => each.id === id)?.metadata ?? {})).toContain('keep');
  });
});
