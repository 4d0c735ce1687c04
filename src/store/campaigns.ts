/**
 * Campaigns for leadership: who stands, who leads, and what happens when leadership ends.
 *
 * Refuses to know how processes agree on a leader: each engine has a ballot for that.
 */

import type { Logger } from 'pino';

import type { Elections } from '../domain/elections.ts';

/** How a process comes to lead. */
export interface Ballot {
  /** Which of these this process leads from now on. Called about every second, also without any, so that a loss is noticed. */
  readonly take: (whats: readonly string[]) => Promise<readonly string[]>;
  /** Lets another process lead. */
  readonly giveBack: (what: string) => Promise<void>;
}

/** All campaigns of one process. */
export interface Campaigns extends Elections {
  /** Leadership of everything is lost, now. */
  readonly lose: () => void;
  /** Stops them all. */
  readonly close: () => Promise<void>;
}

/** So long another process does without a leader that was killed. */
const TRY_MS = 1_000;

interface Campaign {
  readonly what: string;
  readonly lead: (signal: AbortSignal) => Promise<void>;
  /** While it leads: how to end that, and when it has ended. */
  term: { readonly controller: AbortController; readonly settled: Promise<void> } | null;
  /** In milliseconds of the process's clock: not before. */
  standsFrom: number;
  stopped: boolean;
}

/** Nobody stands yet, so nothing runs. */
export function createCampaigns(ballot: Ballot, log: Logger): Campaigns {
  const campaigns = new Set<Campaign>();
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;

  function soon(delay = 0): void {
    clearTimeout(timer);
    if (campaigns.size > 0 && underWay === null) timer = setTimeout(run, delay);
  }

  function run(): void {
    underWay = stand().then(() => {
      underWay = null;
      soon(TRY_MS);
    });
  }

  async function stand(): Promise<void> {
    const standing = standingOf(campaigns);
    try {
      // Leading begins in the turn of the answer, so no loss comes between the two.
      for (const what of await ballot.take([...standing.keys()])) begin(standing.get(what));
    } catch (error) {
      log.warn({ err: error }, 'nobody could be elected; tried again');
    }
  }

  function begin(campaign: Campaign | undefined): void {
    if (campaign === undefined) return;
    const controller = new AbortController();
    const settled = leadIn(campaign, controller.signal);
    campaign.term = { controller, settled };
  }

  async function leadIn(campaign: Campaign, signal: AbortSignal): Promise<void> {
    const { what, lead } = campaign;
    log.info({ leads: what }, 'leads');
    try {
      await lead(signal);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, leads: what }, 'what was led failed; tried again');
    }
    log.info({ leads: what }, 'leads no longer');
    await ballot.giveBack(what).catch((error: unknown) => {
      log.warn({ err: error, leads: what }, 'leadership could not be given up');
    });
    campaign.term = null;
    campaign.standsFrom = performance.now() + TRY_MS;
  }

  async function stop(campaign: Campaign): Promise<void> {
    campaign.stopped = true;
    campaign.term?.controller.abort();
    // It may be on its way to lead.
    await underWay;
    campaign.term?.controller.abort();
    await campaign.term?.settled;
    campaigns.delete(campaign);
    if (campaigns.size === 0) clearTimeout(timer);
  }

  return {
    campaign: (what, lead) => {
      const campaign: Campaign = { what, lead, term: null, standsFrom: 0, stopped: false };
      campaigns.add(campaign);
      soon();
      return () => stop(campaign);
    },
    lose: () => {
      for (const { term } of campaigns) term?.controller.abort();
    },
    close: async () => {
      await Promise.all([...campaigns].map(stop));
    },
  };
}

/** Who stands now. Of two for one thing the second waits until the first is stopped. */
function standingOf(campaigns: ReadonlySet<Campaign>): Map<string, Campaign> {
  const now = performance.now();
  const first = new Map<string, Campaign>();
  for (const campaign of campaigns) if (!first.has(campaign.what)) first.set(campaign.what, campaign);
  return new Map([...first].filter(([, each]) => !each.stopped && each.term === null && each.standsFrom <= now));
}
