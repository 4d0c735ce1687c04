/** Facts about tickets as the store keeps them: who finds them, what was told, what was delivered. */

import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { ticketKey, ticketRefOf } from '../../src/domain/ids.ts';
import type { TicketFacts } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/store/index.ts';
import { aHost, aLink, aProject, aServer, aWindow, insert, operator, operatorElsewhere, ownerOf } from './samples.ts';

const FACTS: TicketFacts = {
  key: ticketKey('OPS-1'),
  summary: 'Swap a DIMM',
  status: 'To Do',
  statusCategory: 'TODO',
  type: null,
  priority: null,
  assignee: null,
  updatedAt: new Date('2026-11-22T12:00:00.000Z'),
};
const [LONG_AGO, NOW] = [new Date('2096-01-01T00:00:00Z'), new Date('2096-06-01T00:00:00Z')];

export function describeTickets(opened: () => Store): void {
  const store = () => opened().maintenance;
  const aRef = () => ticketRefOf('corp-jira', ticketKey(`OPS-${randomUUID()}`));

  /** A window of mine with a link for owners and one for operators, both to a followed ticket. */
  async function followed(values: Parameters<typeof aWindow>[0] = {}) {
    const [mine, host] = [aProject(), aHost()];
    const window = aWindow(values);
    const links = [aLink(window.id), aLink(window.id, { audience: 'OPERATORS' })] as const;
    await insert(store(), window, { hosts: [host], servers: [aServer(mine, host)], links });
    const tickets = [aRef(), aRef()] as const;
    await store().transaction(async (writes) => {
      for (const [place, { url }] of links.entries()) {
        await writes.followTicket({ url, ticket: tickets[place] ?? null });
      }
    });
    return { window, links, tickets, owner: ownerOf(mine) };
  }

  test('a ticket is found by its URL, and by its ref however its URL is spelt', async () => {
    const { links, tickets } = await followed();
    const [byUrl, byRef] = [
      { url: links[0].url, ticket: null },
      { url: 'https://another.example/spelling', ticket: tickets[0] },
    ];
    const neither = { url: 'https://another.example/', ticket: aRef() };

    const found = await store().linksOfTickets(operator, [byUrl, neither, byRef]);
    expect(found).toEqual([
      { sought: byUrl, link: links[0] },
      { sought: byRef, link: links[0] },
    ]);
  });

  test('an owner finds the links that are theirs to see, a stranger and another cloud none', async () => {
    const { links, tickets, owner } = await followed();
    const sought = tickets.map((ticket, place) => ({ url: links[place]?.url ?? '', ticket }));
    const urlsFor = async (scope: typeof owner | typeof operator) =>
      (await store().linksOfTickets(scope, sought)).map(({ link }) => link.url);

    expect(await urlsFor(operator)).toEqual(links.map(({ url }) => url));
    expect(await urlsFor(owner)).toEqual([links[0].url]);
    expect(await urlsFor(ownerOf(aProject()))).toEqual([]);
    expect(await urlsFor(operatorElsewhere)).toEqual([]);
  });

  test('a followed ticket of an open window is taken once, until so long has passed', async () => {
    const { tickets, links } = await followed();
    const ended = await followed({ phase: 'COMPLETED', state: 'completed' });
    const take = async (since: Date) => {
      const all = await store().transaction((writes) => writes.takeTicketsToLookAt(since, NOW, 1000));
      return all.filter(({ ticket }) => [...tickets, ...ended.tickets].includes(ticket));
    };

    const expected = tickets.map((ticket, place) => ({ ticket, url: links[place]?.url }));
    const taken = await take(LONG_AGO);
    expect(taken).toHaveLength(2);
    expect(taken).toEqual(expect.arrayContaining(expected));
    expect(await take(LONG_AGO)).toEqual([]);
    await store().transaction((writes) => writes.lookAtTicketSoon(tickets[1]));
    expect(await take(LONG_AGO)).toEqual([expected[1]]);
    expect(await take(new Date(NOW.getTime() + 1))).toHaveLength(2);
  });

  test('no more tickets are taken at once than asked for', async () => {
    await followed();
    const later = new Date(NOW.getTime() + 60_000);
    expect(await store().transaction((writes) => writes.takeTicketsToLookAt(later, later, 1))).toHaveLength(1);
  });

  test('what was told of a ticket is kept whole', async () => {
    const { tickets } = await followed();
    const told = () => store().transaction((writes) => writes.toldTicket(tickets[0]));

    expect(await told()).toBeNull();
    await store().transaction((writes) => writes.rememberTicket(tickets[0], FACTS, NOW));
    expect(await told()).toEqual(FACTS);
    await store().transaction((writes) => writes.rememberTicket(tickets[0], { ...FACTS, status: null }, NOW));
    expect(await told()).toEqual({ ...FACTS, status: null });
  });

  test('a URL that no system claims any more is no ticket, and stays a link', async () => {
    const { window, links, tickets } = await followed();
    await store().transaction((writes) => writes.followTicket({ url: links[0].url, ticket: null }));

    expect(await store().linksOfTickets(operator, [{ url: '', ticket: tickets[0] }])).toEqual([]);
    expect((await store().linksOfWindows(operator, [window.id])).map(({ url }) => url)).toContain(links[0].url);
    expect(await store().linkedTickets()).toContainEqual({ url: links[0].url, ticket: null });
  });

  test('why a system would not be written to stands on that link, until it would', async () => {
    const { window, links } = await followed();
    const problem = { code: 'TICKET_WRITE_REFUSED', message: 'no', retryable: false };
    const set = (value: typeof problem | null) =>
      store().transaction((writes) => writes.setLinkProblem(window.id, links[0].url, value));

    await set(problem);
    expect(await store().linksOfWindows(operator, [window.id])).toEqual([
      { ...links[0], writeProblem: problem },
      links[1],
    ]);
    await set(null);
    expect(await store().linksOfWindows(operator, [window.id])).toEqual(links);
  });

  test('a delivery is new once for each system, and not when its transaction is rolled back', async () => {
    const id = randomUUID();
    const note = (system: string) => store().transaction((writes) => writes.noteDelivery(system, id));
    const rolledBack = store().transaction(async (writes) => {
      await writes.noteDelivery('corp-jira', id);
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');

    expect([await note('corp-jira'), await note('corp-jira'), await note('redmine')]).toEqual([true, false, true]);
  });
}
