/** `check-config` and `compose` on configurations with other teams' subgraphs, and a gateway that is nothing but those. */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { startApp } from '../../src/app.ts';
import { checkConfig } from '../../src/commands/check-config.ts';
import { compose } from '../../src/commands/compose.ts';
import { loadConfig } from '../../src/config/index.ts';
import { startCmdb } from '../../examples/cmdb/cmdb.ts';
import { graphClient } from '../graph/client.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])\n';

let cmdb: Awaited<ReturnType<typeof startCmdb>>;
let folder: string;

beforeAll(async () => {
  cmdb = await startCmdb(0);
});

afterAll(() => cmdb.stop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-'));
});

async function written(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return join(folder, 'slipway.yaml');
}

const pure = (subgraphs: string, access = 'access: none') => `${access}
listen: { port: 0 }
federation:
  subgraphs:
${subgraphs}`;

test('subgraphs that do not compose are told with code, file, line and column', async () => {
  const config = await written({
    'slipway.yaml': pure(`    - { name: one, url: 'http://one.example/', schema: ./one.graphql }
    - { name: two, url: 'http://two.example/', schema: ./two.graphql }`),
    'one.graphql': `${LINK}type Query { hosts: [Host!] }\ntype Host @key(fields: "id") {\n  id: ID!\n  name: String\n}`,
    'two.graphql': `${LINK}type Host @key(fields: "id") {\n  id: ID!\n  name: Int\n}`,
  });

  const fault = await checkConfig({ config }).catch((error: unknown) => error);

  expect(fault).toMatchObject({ code: 'CONFIG_INVALID' });
  const { message } = fault as Error;
  expect(message).toContain(`${join(folder, 'one.graphql')}:5:3: FIELD_TYPE_MISMATCH: Type of field "Host.name"`);
  expect(message).toContain(`${join(folder, 'two.graphql')}:4:3: FIELD_TYPE_MISMATCH`);
  await expect(compose({ config })).rejects.toThrow(/FIELD_TYPE_MISMATCH/u);
});

test('a schema that cannot be read is a fault of its subgraph', async () => {
  const config = await written({
    'slipway.yaml': pure("    - { name: gone, url: 'http://127.0.0.1:9/', timeoutSeconds: 1 }"),
  });

  await expect(checkConfig({ config })).rejects.toThrow(
    /schema of gone \(http:\/\/127\.0\.0\.1:9\/\):1:1: cannot be read/u,
  );
});

test('@fromContext is refused by name, at its place, by both commands', async () => {
  const link = LINK.replace('"@authenticated"', '"@context", "@fromContext"');
  const config = await written({
    'slipway.yaml': pure("    - { name: shop, url: 'http://shop.example/', schema: ./shop.graphql }"),
    'shop.graphql': `${link}type Query { user: User }
type User @key(fields: "id") @context(name: "user") { id: ID! currency: String! deal: Deal! }
type Deal @key(fields: "id") {
  id: ID!
  price(in: String @fromContext(field: "$user { currency }")): String
}`,
  });

  const told = `${join(folder, 'shop.graphql')}:6:3: CONTEXT_NOT_SUPPORTED: "Deal.price" takes an argument by @fromContext`;
  await expect(checkConfig({ config })).rejects.toThrow(told);
  await expect(compose({ config })).rejects.toThrow(told);
});

test('the supergraph is printed, or written to a file', async () => {
  const config = await written({ 'slipway.yaml': pure(`    - { name: cmdb, url: '${cmdb.url}' }`) });
  const out = join(folder, 'supergraph.graphql');

  const printed = await compose({ config });
  await compose({ config, out });

  expect(printed).toContain('join__Graph');
  expect(await readFile(out, 'utf8')).toBe(printed);
});

test('a gateway without clouds has to say that everybody may come in, and only such a one may', async () => {
  const subgraph = `    - { name: cmdb, url: '${cmdb.url}' }`;
  const silent = await written({ 'slipway.yaml': pure(subgraph, '') });
  await expect(checkConfig({ config: silent })).rejects.toThrow(/write `access: none` if everybody may come in/u);

  const withClouds = await written({ 'slipway.yaml': `access: none\nclouds: [{ name: home }]\n` });
  await expect(checkConfig({ config: withClouds })).rejects.toThrow(
    /slipway\.yaml:1:9: access: none is for a gateway/u,
  );
});

test('subgraphs are called apart, from the graph itself too where there is one', async () => {
  const subgraphs = (name: string) => `    - { name: ${name}, url: '${cmdb.url}' }`;
  const twice = await written({ 'slipway.yaml': pure(`${subgraphs('a')}\n${subgraphs('a')}`) });
  await expect(checkConfig({ config: twice })).rejects.toThrow(/all subgraphs' names differ/u);

  const alone = await written({ 'slipway.yaml': pure(subgraphs('slipway')) });
  expect(await checkConfig({ config: alone })).toContain('subgraph   slipway');

  const withClouds = await written({
    'slipway.yaml': `clouds: [{ name: home }]\nfederation:\n  subgraphs:\n${subgraphs('slipway')}\n`,
  });
  await expect(checkConfig({ config: withClouds })).rejects.toThrow(/all subgraphs' names and `name` differ/u);
});

test('a pure gateway serves what its subgraphs have to everybody, warns of it, and knows nobody', async () => {
  const files = {
    'slipway.yaml': pure(`    - { name: cmdb, url: '${cmdb.url}' }
    - { name: secrets, url: 'http://127.0.0.1:9/', schema: ./secrets.graphql }`),
    'secrets.graphql': `${LINK}type Query { secret: String @authenticated }`,
  };
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const app = await startApp(loadConfig({ file: await written(files) }), { log });
  const client = graphClient(app.url);
  try {
    expect(await client.ask('', '{ racks { name row } __typename }')).toMatchObject({
      racks: [{ name: 'r1' }, { name: 'r2' }],
    });
    expect(await client.run('', '{ secret }')).toMatchObject({
      data: { secret: null },
      errors: [{ path: ['secret'], extensions: { code: 'FORBIDDEN' } }],
    });
    expect(lines.join('')).toContain('access: none');
  } finally {
    await client.close();
    await app.close();
  }
});

test('the supergraph may be one that others composed', async () => {
  const composing = await written({ 'slipway.yaml': pure(`    - { name: cmdb, url: '${cmdb.url}' }`) });
  await compose({ config: composing, out: join(folder, 'supergraph.graphql') });
  const file = await written({
    'slipway.yaml': `${pure(`    - { name: cmdb, url: '${cmdb.url}' }`)}\n  supergraph: ./supergraph.graphql\n`,
  });

  const app = await startApp(loadConfig({ file }), { log: pino({ level: 'silent' }) });
  const client = graphClient(app.url);
  try {
    expect(await client.ask('', '{ racks { row } }')).toEqual({ racks: [{ row: 'north' }, { row: 'south' }] });
  } finally {
    await client.close();
    await app.close();
  }
});
