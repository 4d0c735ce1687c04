/**
 * Writes to a ticket what its window has come to: a link back, a comment, a status.
 *
 * Works by jobs, so it is repeated after a crash: every verb of a system changes nothing the second time. A system that
 * does not answer is tried again; one that refuses is told of on the link, where operators see it.
 */

import type { TicketKey } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import type { TicketJob } from '../../domain/ticket-store.ts';
import { refOfClaim } from '../../domain/ticket-system.ts';
import type { TicketSource } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { everywhere } from '../dependencies.ts';
import type { Dependencies } from '../dependencies.ts';
import { backLinkOf, commentOf } from './words.ts';
import type { Spoken } from './words.ts';

export type WriteBackJob = Extract<TicketJob, { readonly action: 'writeBack' }>;
/** Throws UpstreamError when the system is to be tried again. */
export type WriteBack = (job: WriteBackJob) => Promise<void>;

export function createWriteBack(dependencies: Dependencies): WriteBack {
  const { store, claimTicket, urlOfWindow, warn } = dependencies;
  const scope = everywhere(dependencies);
  return async (job) => {
    const claimed = claimTicket(job.url);
    const [window] = await store.windowsByIds(scope, [job.window]);
    // The system was taken out of the configuration, or the cloud was: there is nobody to tell, or nothing.
    if (claimed?.source.writeBack == null || window === undefined) return;
    const hosts = (await store.hostsOfWindows(scope, [window.id])).map(({ host }) => host);
    const links = await store.linksOfWindows(scope, [window.id]);
    const linked = links.some(({ url }) => url === job.url);
    const spoken: Spoken = { window, hosts, url: urlOfWindow(window.id) };

    const refusals: UpstreamError[] = [];
    for (const write of writesFor(claimed.source, claimed.key, spoken, { ...job, linked })) {
      await write().catch((error: unknown) => {
        if (!(error instanceof UpstreamError) || error.retryable) throw error;
        refusals.push(error);
      });
    }
    const [refused = null] = refusals;
    if (refused !== null) warn('a ticket system refused what was to be written', { url: job.url, err: refused });
    await store.transaction((writes) => writes.setLinkProblem(window.id, job.url, refused && problemOf(refused)));
    const status = job.phase === null ? undefined : claimed.source.writeBack.statusOn[job.phase];
    if (status !== undefined) await hearNoEcho(dependencies, claimed.source, claimed.key, status);
  };
}

/** In order; each may be repeated. */
function writesFor(
  { system, writeBack }: TicketSource,
  key: TicketKey,
  spoken: Spoken,
  { linked, phase, revision }: Pick<WriteBackJob, 'phase' | 'revision'> & { readonly linked: boolean },
): readonly (() => Promise<void>)[] {
  const { linkBack, comment, setStatus } = system;
  const writes: (() => Promise<void>)[] = [];
  if (writeBack?.link === true && linkBack !== undefined) writes.push(() => linkBack(key, backLinkOf(spoken, linked)));
  if (!linked || phase === null) return writes;
  if (writeBack?.commentOn.includes(phase) === true && comment !== undefined) {
    writes.push(() => comment(key, commentOf(spoken, revision)));
  }
  const status = writeBack?.statusOn[phase];
  if (status !== undefined && setStatus !== undefined) writes.push(() => setStatus(key, status));
  return writes;
}

function problemOf({ message }: UpstreamError): Problem {
  return { code: 'TICKET_WRITE_REFUSED', message, retryable: false };
}

/** The status that we wrote ourselves is no news to anybody. Whatever else changed meanwhile, the status included, still is. */
async function hearNoEcho(
  { store, now }: Dependencies,
  source: TicketSource,
  key: TicketKey,
  written: string,
): Promise<void> {
  source.forget([key]);
  const [standing] = await source.reread([key]);
  const facts = standing?.stale === false ? standing.facts : null;
  if (facts?.status?.toLowerCase() !== written.toLowerCase()) return;
  const ticket = refOfClaim({ source, key });
  await store.transaction(async (writes) => {
    const told = await writes.toldTicket(ticket);
    const { status, statusCategory } = facts;
    await writes.rememberTicket(ticket, told === null ? facts : { ...told, status, statusCategory }, now());
  });
}
