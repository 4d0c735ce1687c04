/**
 * Writing to a ticket: what was written is seen from the outside, and repeating it changes nothing.
 */

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { BackLink, TicketSystem, TicketWrites } from '../../../../src/domain/ticket-system.ts';
import { failureOf } from '../../failure-of.ts';
import type { Outside, OutsideLink, Verb, World } from '../adapter-suite.ts';

export function describeWrites(verbs: readonly Verb[], world: () => World): void {
  describe('writing', () => {
    if (verbs.includes('comment')) describeComments(world);
    if (verbs.includes('linkBack')) describeLinks(world);
    if (verbs.includes('setStatus')) describeStatus(world);
    if (verbs.includes('create')) describeCreation(world);
    describeMissing(verbs, world);
  });
}

function describeComments(world: () => World): void {
  test('a comment that is made twice is there once, line by line', async () => {
    const { system, existing, outside } = world();
    const marker = randomUUID();
    const text = `Work <b>began</b> & "goes" on.\nSee *below*.\n${marker}`;
    const seen = async (): Promise<string[]> =>
      (await need(outside, 'comments')(existing[0])).filter((one) => one.includes(marker));

    await verb(system, 'comment')(existing[0], { marker, text });
    expect(await seen()).toHaveLength(1);
    expect((await seen())[0]).toMatch(/began[\s\S]*below[\s\S]*$/u);

    await verb(system, 'comment')(existing[0], { marker, text });
    expect(await seen()).toHaveLength(1);

    await verb(system, 'comment')(existing[0], { marker: `${marker}-2`, text: `And ${marker}-2` });
    expect(await seen()).toHaveLength(2);
  });
}

function describeLinks(world: () => World): void {
  test('a link that is put twice is there once, and the newest version of it', async () => {
    const { system, existing, outside } = world();
    const id = randomUUID();
    const first: BackLink = {
      id: `slipway:${id}`,
      url: `https://slipway.example/windows/${id}?a=1&b=2`,
      title: 'Maintenance of rack 12',
      summary: 'planned',
      resolved: false,
    };
    const last = { ...first, title: 'Maintenance of rack 12 & 13', summary: 'over', resolved: true };
    const seen = async (): Promise<OutsideLink[]> =>
      (await need(outside, 'links')(existing[0])).filter(({ url }) => url.includes(id));

    await verb(system, 'linkBack')(existing[0], first);
    await verb(system, 'linkBack')(existing[0], first);
    const before = await seen();
    await verb(system, 'linkBack')(existing[0], last);
    const after = await seen();

    expect(before).toEqual([shownOf(before[0], first)]);
    expect(after).toEqual([shownOf(after[0], last)]);
  });
}

/** The parts of a link for which the system has a place. */
function shownOf(shown: OutsideLink | undefined, { url, title, summary, resolved }: BackLink): OutsideLink {
  return {
    url,
    ...(shown?.title !== undefined && { title }),
    ...(shown?.summary !== undefined && { summary }),
    ...(shown?.resolved !== undefined && { resolved }),
  };
}

function describeStatus(world: () => World): void {
  test('a status is reached, and reaching it again is nothing', async () => {
    const { system, existing, outside, statuses } = world();
    const [key] = existing;
    const { reachable = '' } = statuses ?? {};

    expect(await need(outside, 'status')(key)).not.toBe(reachable);
    await verb(system, 'setStatus')(key, reachable);
    expect(await need(outside, 'status')(key)).toBe(reachable);
    await verb(system, 'setStatus')(key, reachable);
    expect(await need(outside, 'status')(key)).toBe(reachable);
  });

  test('a status to which nothing leads is refused in words that say why, and the ticket stays as it is', async () => {
    const { system, existing, outside, statuses } = world();
    const [key] = existing;
    const { unreachable = '' } = statuses ?? {};
    const before = await need(outside, 'status')(key);

    const failure = await failureOf(verb(system, 'setStatus')(key, unreachable));

    expect([failure.failure, failure.retryable]).toEqual(['REFUSED', false]);
    expect(failure.message).toContain(unreachable);
    expect(await need(outside, 'status')(key)).toBe(before);
  });

  test('a status that somebody else changed is read', async () => {
    const { system, existing, outside } = world();

    if (outside.setStatus === undefined || outside.status === undefined) return;
    const was = await outside.status(existing[1]);
    const other = await outside.status(existing[0]);
    await outside.setStatus(existing[1], other);
    expect(await system.fetchMany([existing[1]])).toMatchObject([{ facts: { status: other } }]);
    await outside.setStatus(existing[1], was);
  });
}

function describeCreation(world: () => World): void {
  test('a ticket that is made twice with one marker is one, and a long summary is no obstacle', async () => {
    const { system, outside } = world();
    const marker = `slipway-${randomUUID()}`;
    const draft = {
      marker,
      summary: `Maintenance: ${'compute-1, '.repeat(40)}and <others>`,
      description: `First line\nSecond line\n\nhttps://slipway.example/windows/1`,
    };

    const made = await verb(system, 'create')(draft);
    const again = await verb(system, 'create')(draft);

    expect(again).toBe(made);
    expect(await need(outside, 'countMarked')(marker)).toBe(1);
    expect(await system.fetchMany([made])).toMatchObject([
      { facts: { key: made, summary: expect.stringMatching(/^Maintenance: compute-1/u) } },
    ]);
    expect(await verb(system, 'create')({ ...draft, marker: `slipway-${randomUUID()}` })).not.toBe(made);
  });
}

function describeMissing(verbs: readonly Verb[], world: () => World): void {
  test('to a ticket that is missing is a refusal', async () => {
    const { system, missing, statuses } = world();
    const link = { id: 'slipway:1', url: 'https://slipway.example/1', title: 't', summary: 's', resolved: false };

    if (verbs.includes('comment')) {
      const refused = await failureOf(verb(system, 'comment')(missing, { marker: 'no', text: 'no' }));
      expect(refused.failure).toBe('REFUSED');
    }
    if (verbs.includes('linkBack')) {
      expect((await failureOf(verb(system, 'linkBack')(missing, link))).failure).toBe('REFUSED');
    }
    if (verbs.includes('setStatus')) {
      const refused = await failureOf(verb(system, 'setStatus')(missing, statuses?.reachable ?? ''));
      expect(refused.failure).toBe('REFUSED');
    }
  });
}

function verb<Name extends keyof TicketWrites>(system: TicketSystem, name: Name): NonNullable<TicketWrites[Name]> {
  const found = system[name];
  if (found === undefined) throw new Error(`${system.name} cannot ${name}`);
  return found;
}

function need<Name extends keyof Outside>(outside: Outside, name: Name): NonNullable<Outside[Name]> {
  const found = outside[name];
  if (found === undefined) throw new Error(`the world has to tell ${name} from the outside`);
  return found;
}
