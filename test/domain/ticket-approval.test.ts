/** Which tickets a workflow asks for, and what counts as approved. */

import { expect, test } from '@jest/globals';

import { missingApprovals } from '../../src/domain/ticket-approval.ts';
import type { TicketApproval } from '../../src/domain/workflow.ts';
import { aTicket } from './samples.ts';

const APPROVAL: TicketApproval = { rel: 'change', categories: ['DONE'], statuses: ['Approved'] };
const ONE = 'https://corp.example/browse/OPS-101';
const TWO = 'https://corp.example/browse/OPS-102';
const change = (url: string) => ({ url, rel: 'change' });

test.each([
  ['by its category', { statusCategory: 'DONE', status: 'Closed' }],
  ["by its system's own word", { statusCategory: 'IN_PROGRESS', status: 'Approved' }],
] as const)('a ticket is approved %s', (_how, facts) => {
  expect(missingApprovals(APPROVAL, [change(ONE)], [aTicket(ONE, facts)])).toEqual([]);
});

test.each([
  ['is in another state', aTicket(ONE, { status: 'Open' }), 'OPS-101 is Open.'],
  ['is in none', aTicket(ONE, { status: null, statusCategory: 'UNKNOWN' }), 'OPS-101 is of no status.'],
  ['cannot be read', aTicket(ONE, null), `${ONE} could not be read.`],
  [
    'was approved when it could last be read',
    aTicket(ONE, { statusCategory: 'DONE' }, true),
    `${ONE} could not be read.`,
  ],
  [
    'has a system that is down',
    { ...aTicket(ONE, null), problem: { code: 'TIMEOUT', message: 'no answer', retryable: true } },
    `${ONE} could not be read: no answer.`,
  ],
])('a ticket that %s is not approved', (_which, ticket, why) => {
  expect(missingApprovals(APPROVAL, [change(ONE)], [ticket])).toEqual([why]);
});

test('every ticket of that rel must be approved, one of another rel need not', () => {
  const tickets = [aTicket(ONE, { statusCategory: 'DONE' }), aTicket(TWO, { status: 'Open' })];

  expect(missingApprovals(APPROVAL, [change(ONE), change(TWO)], tickets)).toHaveLength(1);
  expect(missingApprovals(APPROVAL, [change(ONE), { url: TWO, rel: 'incident' }], tickets)).toEqual([]);
});

test('a window without such a ticket is not approved', () => {
  expect(missingApprovals(APPROVAL, [{ url: ONE, rel: null }], [aTicket(ONE, { statusCategory: 'DONE' })])).toEqual([
    'No ticket of rel change is linked.',
  ]);
});

test('a ticket that was not read at all is not approved', () => {
  expect(missingApprovals(APPROVAL, [change(ONE)], [])).toEqual([`${ONE} could not be read.`]);
});
