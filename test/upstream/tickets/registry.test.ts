import { expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketSystem } from '../../../src/domain/ticket.ts';
import { createTicketSystems } from '../../../src/upstream/tickets/registry.ts';

const system = (name: string, host: string): TicketSystem => ({
  name,
  keyOf: (url) => (url.host === host ? ticketKey(url.pathname.slice(1)) : null),
  fetchMany: () => Promise.resolve([]),
});

const jira = system('corp-jira', 'jira.example');
const again = system('same-jira', 'jira.example');
const other = system('other', 'other.example');
const { claim } = createTicketSystems([jira, again, other]);

test('a URL belongs to the first configured system that knows it', () => {
  expect(claim('https://jira.example/A-1')).toEqual({ system: jira, key: 'A-1' });
  expect(claim('https://other.example/7')).toEqual({ system: other, key: '7' });
});

test.each(['https://unknown.example/A-1', 'not a url', '', 'http://'])('%j belongs to nobody', (text) => {
  expect(claim(text)).toBeNull();
});
