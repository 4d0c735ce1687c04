/**
 * One event to many subscribers: how long until the last one has it, and what each costs, beside `ws` alone sending the
 * same bytes to as many sockets.
 *
 * Each server and each half of the clients is a process of its own. For the gateway, time counts from the beginning of
 * the event's transaction, so its commit, the reading of the log and the execution are in it.
 */

import { parseArgs } from 'node:util';

import { z } from 'zod';

import { startChild } from './parts/streams/child.ts';
import type { Child, Memory } from './parts/streams/child.ts';

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '5000,10000' },
    rounds: { type: 'string', default: '7' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run bench:fan-out -- [--subscribers 5000,10000] [--rounds 7]');
  process.exit();
}
const rounds = Number(values.rounds);
const QUERY = `subscription { maintenanceEvents { __typename ... on MaintenanceEvent {
  cursor at type actor windowRevision changedFields window { id summary state phase startsAt endsAt tickets { url } }
} } }`;

const urlOf = z.object({ url: z.string() });
const told = z.object({ at: z.number(), first: z.string() });
const written = z.object({ begun: z.number() });
const sentAt = z.object({ at: z.number() });
const memoryOf = async (server: Child): Promise<Memory> => (await server.ask({ do: 'memory' })) as Memory;
const spent = z.object({ cpuMs: z.number() });
const cpuOf = async (server: Child): Promise<number> => spent.parse(await server.ask({ do: 'cpu' })).cpuMs;

interface Figures {
  /** Until the last client had it. */
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssPerSubscriber: number;
  readonly heapPerSubscriber: number;
  readonly message: string;
}

const WARM = 0.1;
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** `happen` makes one message for everybody, and answers when that began. */
async function measure(
  server: Child,
  { url, query, count }: { url: string; query: string | null; count: number },
  happen: () => Promise<number>,
): Promise<Figures> {
  const clients = [startChild('./clients.ts'), startChild('./clients.ts')];
  try {
    // What one more costs, once the process has warmed up with the first tenth.
    const connect = async (share: number) => {
      for (const client of clients) {
        await client.ask({ do: 'connect', url, query, count: (share * count) / clients.length });
      }
    };
    await connect(WARM);
    const before = await memoryOf(server);
    await connect(1 - WARM);
    const loaded = await memoryOf(server);
    const times: number[] = [];
    const costs: number[] = [];
    let message = '';
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(clients.map((client) => client.ask({ do: 'expect' })));
      const from = await cpuOf(server);
      const begun = await happen();
      const heard = await Promise.all(
        clients.map((client) => client.ask({ do: 'wait' }).then((all) => told.parse(all))),
      );
      times.push(Math.max(...heard.map(({ at }) => at)) - begun);
      costs.push((await cpuOf(server)) - from);
      message = heard[0]?.first ?? '';
    }
    return {
      ms: median(times),
      cpuMs: median(costs),
      rssPerSubscriber: (loaded.rss - before.rss) / ((1 - WARM) * count),
      heapPerSubscriber: (loaded.heap - before.heap) / ((1 - WARM) * count),
      message,
    };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function measureGateway(count: number): Promise<Figures> {
  const gateway = startChild('./gateway.ts');
  try {
    const { url } = urlOf.parse(await gateway.ask({ do: 'listen' }));
    const { window } = z.object({ window: z.string() }).parse(await gateway.ask({ do: 'plan' }));
    const happen = async () => written.parse(await gateway.ask({ do: 'write', window })).begun;
    return await measure(gateway, { url: `${url.replace('http', 'ws')}/graphql`, query: QUERY, count }, happen);
  } finally {
    await gateway.end();
  }
}

async function measureBare(count: number, message: string): Promise<Figures> {
  const bare = startChild('./bare.ts');
  try {
    const { url } = urlOf.parse(await bare.ask({ do: 'listen' }));
    return await measure(
      bare,
      { url, query: null, count },
      async () => sentAt.parse(await bare.ask({ do: 'send', text: message })).at,
    );
  } finally {
    await bare.end();
  }
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (time: number): string => `${time.toFixed(0)} ms`;
for (const count of values.subscribers.split(',').map(Number)) {
  const gateway = await measureGateway(count);
  const bare = await measureBare(count, gateway.message);
  console.log(`${count} subscribers, one event of ${gateway.message.length} characters, median of ${rounds}`);
  for (const [what, figures] of [['gateway', gateway] as const, ['ws alone', bare] as const]) {
    const memory = `${kB(figures.rssPerSubscriber)} each (heap ${kB(figures.heapPerSubscriber)})`;
    console.log(
      `  ${what.padEnd(9)} last client ${ms(figures.ms).padStart(8)}   CPU ${ms(figures.cpuMs).padStart(8)}   ${memory}`,
    );
  }
  console.log(
    `  ratio     ${(gateway.ms / bare.ms).toFixed(2)} x time, ${(gateway.cpuMs / bare.cpuMs).toFixed(2)} x CPU`,
  );
}
process.exit();
