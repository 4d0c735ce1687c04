import { expect, test } from '@jest/globals';
import { createClaim } from '../../../src/upstream/tickets/registry.ts';
import { fakeTickets, sourceOf } from '../../loaders/fakes.ts';

const jira = sourceOf(fakeTickets('corp-jira', 'jira.example'));
const again = sourceOf(fakeTickets('same-jira', 'jira.example'));
const other = sourceOf(fakeTickets('other', 'other.example'));
const claim = createClaim([jira, again, other]);

test('a URL belongs to the first configured system that knows it', () => {
  expect(claim('https://jira.example/A-1')).toEqual({ source: jira, key: 'A-1' });
  expect(claim('https://other.example/7')).toEqual({ source: other, key: '7' });
});

test.each(['https://unknown.example/A-1', 'not a url', '', 'http://'])('%j belongs to nobody', (text) => {
  expect(claim(text)).toBeNull();
});
