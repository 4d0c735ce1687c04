/** What a look at the schemas comes to, one after the other. */

import { beforeEach, expect, test } from '@jest/globals';

import type { FederationOptions } from '../../src/federation/gateway.ts';
import { sdlOf } from '../../src/federation/subgraph.ts';
import { hosts, startSupergraph, subgraphSchema } from './supergraph.ts';
import type { SubgraphParts } from './supergraph.ts';

const racks: SubgraphParts = { typeDefs: 'type Host @key(fields: "id") { id: ID! rack: String }' };
const clashing: SubgraphParts = { typeDefs: 'type Host @key(fields: "id") { id: ID! name: Int }' };

let schemas: Record<string, SubgraphParts | null>;
let told: string[];
beforeEach(() => {
  schemas = { hosts, racks };
  told = [];
});

const read = (name: string) => {
  const parts = schemas[name] ?? null;
  return parts === null ? Promise.reject(new Error('connection refused')) : sdlOf(subgraphSchema(parts));
};
const options = (): Partial<FederationOptions> => ({
  schemas: {
    subgraphs: ['hosts', 'racks'].map((name) => ({ name, url: `http://${name}.example/`, read: () => read(name) })),
    supergraph: null,
  },
  told: {
    looked: (outcome) => told.push(outcome),
    unreadable: (name) => told.push(`unreadable: ${name}`),
    readable: () => undefined,
    refused: ([fault]) => told.push(`refused: ${fault?.code ?? ''}`),
    changed: () => undefined,
    noNativePlanner: () => undefined,
  },
});
const start = () => startSupergraph({ hosts, racks }, options());

test('schemas that do not compose are refused at every look until they do, and their faults told once', async () => {
  const { federation, close } = await start();

  schemas.racks = clashing;
  const looks = [await federation.look(), await federation.look(), await federation.look()];
  schemas.racks = null;
  looks.push(await federation.look());
  schemas.racks = racks;
  looks.push(await federation.look(), await federation.look());
  await close();

  expect(looks).toEqual(['REFUSED', 'REFUSED', 'REFUSED', 'REFUSED', 'CHANGED', 'UNCHANGED']);
  expect(told.filter((each) => each.startsWith('refused'))).toEqual(['refused: FIELD_TYPE_MISMATCH']);
});

test('a look that could not read everything and found nothing new is none that went well', async () => {
  const { federation, close } = await start();

  schemas.racks = null;
  const looks = [await federation.look(), await federation.look()];
  schemas.racks = racks;
  looks.push(await federation.look());
  await close();

  expect(looks).toEqual(['UNREADABLE', 'UNREADABLE', 'UNCHANGED']);
});
