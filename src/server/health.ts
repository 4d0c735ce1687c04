/**
 * `/healthz`: the process lives. `/readyz`: what it depends on answers, each within a deadline.
 *
 * Open to everybody, so an answer names each dependency and says `ok` or `failed`: why it failed is in the log alone.
 * Refuses to know what the dependencies are.
 */

import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One dependency: `ping` rejects, or does not end, while it cannot be used. */
export interface HealthCheck {
  readonly name: string;
  readonly ping: () => Promise<unknown>;
}

export interface HealthOptions {
  /** True: `/readyz` says so, so that nothing more is sent here. */
  readonly isEnding?: () => boolean;
  readonly deadlineMs?: number;
}

type Outcome = 'ok' | 'failed';

const DEADLINE_MS = 2_000;

/** Adds both routes. */
export function serveHealth(
  app: Pick<FastifyInstance, 'get'>,
  checks: () => readonly HealthCheck[],
  log: Logger,
  { isEnding = () => false, deadlineMs = DEADLINE_MS }: HealthOptions = {},
): void {
  let running: Promise<Record<string, Outcome>> | null = null;
  const runAll = async () =>
    Object.fromEntries(
      await Promise.all(checks().map(async (check) => [check.name, await run(check, log, deadlineMs)] as const)),
    );

  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (isEnding()) return reply.code(503).send({ status: 'ending', checks: {} });
    // However many ask at once, each dependency is asked once.
    running ??= runAll().finally(() => {
      running = null;
    });
    const outcomes = await running;
    const ready = Object.values(outcomes).every((outcome) => outcome === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'failed', checks: outcomes });
  });
}

async function run({ name, ping }: HealthCheck, log: Logger, deadlineMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${deadlineMs} ms`));
    }, deadlineMs);
  });
  try {
    await Promise.race([Promise.resolve().then(ping), late]);
    return 'ok';
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
