/** One event, one question to another subgraph, and callers of different rights: each is answered their own. */

import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { PLANNERS, startSupergraph } from './supergraph.ts';

interface Calling {
  readonly isOperator: boolean;
}

const local = {
  typeDefs: `type Query { me: Int }
    type Subscription { moved: Move }
    type Move @key(fields: "id") { id: ID! }
    type Host @key(fields: "id") { id: ID! status: String }`,
  resolvers: {
    Host: {
      __resolveReference: ({ id }: { readonly id: string }, { isOperator }: Calling) =>
        isOperator ? Promise.resolve({ id, status: 'for operators' }) : Promise.reject(new Error('FORBIDDEN')),
    },
  },
};
const others = {
  typeDefs: `type Query { x: Int }
    type Move @key(fields: "id") { id: ID! hosts: [Host] }
    type Host @key(fields: "id") { id: ID! }`,
  resolvers: { Move: { __resolveReference: (move: object) => ({ ...move, hosts: [{ id: '1' }] }) } },
};

test.each(Object.entries(PLANNERS))('by the %s planner', async (_kind, planner) => {
  const world = await startSupergraph({ local, others }, { planner, localName: 'local' });
  try {
    const schema = world.federation.schema();
    const document = parse('subscription { moved { hosts { id status } } }');
    const event = { cursor: 'c1', moved: { id: 'm' } };
    const answerTo = async (contextValue: Calling) => {
      const args = { schema, document, rootValue: event, contextValue };
      return JSON.stringify(await world.federation.routeOf(args).execute(args));
    };

    expect(await answerTo({ isOperator: true })).toContain('for operators');
    const toOwner = await answerTo({ isOperator: false });

    expect(toOwner).toContain('FORBIDDEN');
    expect(toOwner).not.toContain('for operators');
    expect(world.asked).toHaveLength(1);
  } finally {
    await world.close();
  }
});
