/**
 * Servers on the move: asked for, and confirmed.
 *
 * Knows what Nova wants to hear. What became of it is read elsewhere, because "accepted" says nothing. Nothing here is
 * ever sent twice: a second request might be a second move.
 */

import { z } from 'zod';
import type { ServerId } from '../../domain/ids.ts';
import type { MoveKind } from '../../domain/server-maintenance.ts';
import type { Server } from '../../domain/server.ts';
import { wasRefusedWith } from './ask.ts';
import type { ComputeOptions } from './ask.ts';
import { MOVES } from './microversion.ts';

/** Where to is always the scheduler's choice. */
const REQUESTS: Readonly<Record<MoveKind, unknown>> = {
  LIVE_MIGRATION: { 'os-migrateLive': { host: null, block_migration: 'auto' } },
  MIGRATION: { migrate: null },
  EVACUATION: { evacuate: {} },
};

/** An evacuated server may be answered with its new password, which nobody needs to know. */
const accepted = z.unknown();

/** Throws UpstreamError: 404 no such server, 409 not in this state, 400 e.g. an evacuation of a host that is up. */
export async function move({ ask }: ComputeOptions, server: ServerId, kind: MoveKind): Promise<void> {
  await ask(MOVES, { method: 'POST', path: actionOf(server), body: REQUESTS[kind], shape: accepted });
}

/**
 * Nova's refusals are 404 (gone), 400 (already being confirmed or reverted, though the status stays VERIFY_RESIZE) and
 * 409: either it does not wait at all, or the host it came from is down, without which Nova cannot confirm.
 */
export async function confirmMigration(
  { ask }: ComputeOptions,
  server: ServerId,
  read: () => Promise<Server | null>,
): Promise<void> {
  try {
    const body = { confirmResize: null };
    await ask(MOVES, { method: 'POST', path: actionOf(server), body, shape: accepted });
  } catch (failure) {
    if (wasRefusedWith(failure, 404, 400)) return;
    if (wasRefusedWith(failure, 409) && !isWaiting(await read())) return;
    throw failure;
  }
}

function isWaiting(server: Server | null): boolean {
  return server?.status === 'VERIFY_RESIZE' && server.taskState === null;
}

function actionOf(server: ServerId): string {
  return `/servers/${encodeURIComponent(server)}/action`;
}
