/** What is executed once, for whom, and for whom never together: counted at Nova and compared to the byte. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildASTSchema, getNamedType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLField, GraphQLNamedType } from 'graphql';

import { dependenceOf } from '../../src/access/sharing.ts';
import { typeDefs } from '../../src/generated/type-defs.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { rawSubscriber } from './raw-subscriber.ts';
import type { RawSubscriber } from './raw-subscriber.ts';
import { until } from './until.ts';
import { scheduleWindow } from './windows.ts';

const LINK = 'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }';
const subscription = (fields: string) =>
  `subscription ($after: Cursor) { maintenanceEvents(after: $after) { __typename ... on MaintenanceEvent { type ${fields} } } }`;
/** Of Nova, with the caller's token. */
const READS_NOVA = subscription('window { id hosts { name state } }');

let gateway: Gateway;
let window: string;
let links = 0;
const subscribers: RawSubscriber[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  window = await scheduleWindow(gateway);
}, 180_000);
beforeEach(() => {
  gateway.cloud.resetRequests();
});
afterEach(() => {
  for (const each of subscribers.splice(0)) each.close();
});
afterAll(() => gateway.close());

/** One more event, told to owners too. */
async function somethingHappens(): Promise<void> {
  links += 1;
  const link = { url: `https://elsewhere.example/${links}`, audience: 'OWNERS' };
  await gateway.ask('demo-operator', LINK, { input: { windowId: window, link } });
}

/** Subscribes, and waits for the snapshot. */
async function subscribed(token: string, query: string): Promise<RawSubscriber> {
  const subscriber = rawSubscriber(gateway.url, token, query);
  subscribers.push(subscriber);
  await until('the snapshot', () => subscriber.payloads.length === 1);
  return subscriber;
}

const told = (all: readonly RawSubscriber[], count: number) =>
  until(`${count} items for all`, () => all.every(({ payloads }) => payloads.length === count));

const novaReads = () =>
  gateway.cloud.requests.filter(({ path, tokenHint }) => path.includes('/os-services') && tokenHint === 'demo-operator')
    .length;

describe('subscribers who would get the same', () => {
  test('get the same bytes of one execution, however many they are', async () => {
    const one = [await subscribed('demo-operator', READS_NOVA)];
    await somethingHappens();
    await told(one, 2);
    const cost = novaReads();
    const others = await Promise.all(Array.from({ length: 24 }, () => subscribed('demo-operator', READS_NOVA)));
    gateway.cloud.resetRequests();

    await somethingHappens();
    await told([...one, ...others].slice(1), 2);
    await told(one, 3);

    expect(cost).toBeGreaterThan(0);
    expect(novaReads()).toBe(cost);
    expect(new Set(others.map(({ payloads }) => payloads[1])).size).toBe(1);
    expect(others[0]?.payloads[1]).toBe(one[0]?.payloads[2]);
    expect(others[0]?.payloads[1]).toContain('"name":"compute-1"');
  });

  test('may have come with cursors of their own', async () => {
    const first = await subscribed('demo-operator', subscription('cursor window { id hosts { name } }'));
    await somethingHappens();
    await told([first], 2);
    const after = /"cursor":"([^"]+)"/u.exec(first.payloads[1] ?? '')?.[1];
    const resumed = rawSubscriber(gateway.url, 'demo-operator', subscription('cursor window { id hosts { name } }'), {
      after,
    });
    subscribers.push(resumed);
    await until('the socket', () => resumed.socket.readyState === resumed.socket.OPEN);
    await somethingHappens();
    await told([first], 3);
    await told([resumed], 1);
    expect(resumed.payloads[0]).toBe(first.payloads[2]);
  });
});

describe('subscribers who would not get the same', () => {
  test('tenants with servers in one window get each their own', async () => {
    const query = subscription('window { id servers { nodes { serverId server { name project { id } } } } }');
    const [a, b] = [await subscribed('demo-tenant-a', query), await subscribed('demo-tenant-b', query)];
    await somethingHappens();
    await told([a, b], 2);
    const { projectIds } = gateway.cloud;
    const [ofA = '', ofB = ''] = [projectIds['tenant-a'], projectIds['tenant-b']];

    expect(a.payloads[1]).toContain(ofA);
    expect(a.payloads[1]).not.toContain(ofB);
    expect(b.payloads[1]).toContain(ofB);
    expect(b.payloads[1]).not.toContain(ofA);
  });

  test('a tenant gets nothing of what operators share, also in the same document', async () => {
    const query = subscription('actor window { id createdBy }');
    const [operator, tenant] = [await subscribed('demo-operator', query), await subscribed('demo-tenant-a', query)];
    await somethingHappens();
    await told([operator, tenant], 2);
    expect(JSON.parse(operator.payloads[1] ?? '')).not.toEqual(JSON.parse(tenant.payloads[1] ?? ''));
    expect(tenant.payloads[1]).toContain('"actor":"operator"');
  });

  test('operators of other roles have Nova asked with their own tokens', async () => {
    const other = gateway.cloud.issueToken({ project: 'admin', roles: ['admin', 'auditor'] });
    const both = [await subscribed('demo-operator', READS_NOVA), await subscribed(other, READS_NOVA)];
    gateway.cloud.resetRequests();
    await somethingHappens();
    await told(both, 2);
    const hints = gateway.cloud.requests
      .filter(({ path }) => path.includes('/os-services'))
      .map(({ tokenHint }) => tokenHint);
    expect(hints).toContain('demo-operator');
    expect(hints).toContain(other.slice(0, 13));
  });
});

/** Everything of a type that is said to depend on the scope alone, as deep as it goes without a circle. */
function ofScopeAlone(type: GraphQLNamedType, above: readonly string[] = []): string {
  if (!isObjectType(type)) return '__typename';
  const write = (field: GraphQLField<unknown, unknown>): string[] => {
    const coordinate = `${type.name}.${field.name}`;
    const inner = getNamedType(field.type);
    if (dependenceOf(type.name, field.name) !== 'SCOPE' || field.args.some(isRequiredArgument)) return [];
    if (!isCompositeType(inner)) return [field.name];
    if (above.includes(coordinate) || above.length > 2) return [];
    return [`${field.name} { ${ofScopeAlone(inner, [...above, coordinate])} }`];
  };
  return ['__typename', ...Object.values(type.getFields()).flatMap(write)].join(' ');
}

test('what is said to depend on the scope alone has no upstream asked with a token', async () => {
  const schema = buildASTSchema(typeDefs, { assumeValid: true });
  const event = schema.getType('MaintenanceEvent');
  if (event === undefined) throw new Error('there is no MaintenanceEvent');
  const wide = await startGateway({
    change: (config) => ({
      ...config,
      limits: { ...config.limits, maxDepth: 100, maxAliases: 1000, maxCost: 1_000_000 },
    }),
  });
  try {
    const id = await scheduleWindow(wide);
    const watch = wide.watch(
      'demo-operator',
      `subscription { maintenanceEvents { __typename ... on MaintenanceEvent { ${ofScopeAlone(event)} } } }`,
    );
    await watch.reaches(1);
    const link = { url: wide.jira.browseUrl('OPS-104'), audience: 'OWNERS' };
    wide.cloud.resetRequests();
    await wide.ask('demo-operator', LINK, { input: { windowId: id, link } });
    await watch.reaches(2);
    expect(watch.errors).toEqual([]);
    expect(JSON.stringify(watch.items[1])).toContain('Swap a DIMM');
    expect(wide.cloud.requests.filter(({ tokenHint }) => tokenHint === 'demo-operator')).toEqual([]);
  } finally {
    await wide.close();
  }
}, 180_000);
