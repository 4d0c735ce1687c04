/** The rules of who sees what, for any viewer, event and ticket there can be. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { actorAsSeenBy, cloudsOf, requireOperator, seesEvent, ticketAsSeenBy } from '../../src/access/rules.ts';
import { cloudName, projectId, ticketKey } from '../../src/domain/ids.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { ForbiddenError } from '../../src/errors.ts';

const OPERATOR = { operator: true };
const OWNER = { operator: false };

const clouds = fc.subarray(['home', 'away', 'lab'].map(cloudName));
const projects = fc.subarray(['p-1', 'p-2', 'p-3'].map(projectId));
const event = fc.record({
  cloud: fc.constantFrom(...['home', 'away', 'lab'].map(cloudName)),
  audience: fc.constantFrom('OPERATORS' as const, 'OWNERS' as const),
  projects,
});
const text = fc.option(fc.string());
const instant = fc.option(fc.date({ noInvalidDate: true }));
const facts = fc.record({
  key: fc.string({ minLength: 1 }).map(ticketKey),
  summary: text,
  status: text,
  statusCategory: fc.constantFrom('TODO' as const, 'DONE' as const),
  type: text,
  priority: text,
  assignee: text,
  updatedAt: instant,
});
const ticket: fc.Arbitrary<Ticket> = fc.record({
  url: fc.webUrl(),
  system: fc.constantFrom('corp-jira', 'link'),
  key: fc.option(fc.string({ minLength: 1 }).map(ticketKey)),
  facts: fc.option(facts),
  fetchedAt: instant,
  stale: fc.boolean(),
  problem: fc.option(fc.record({ code: fc.string(), message: fc.string(), retryable: fc.boolean() })),
});

describe('operators only', () => {
  test('an owner is refused by name of the field, an operator is not', () => {
    expect(() => {
      requireOperator(OWNER, 'Query.hosts');
    }).toThrow(new ForbiddenError('Query.hosts is for operators only.'));
    expect(() => {
      requireOperator(OPERATOR, 'Query.hosts');
    }).not.toThrow();
  });
});

describe('events', () => {
  test('nobody is told of a cloud outside the scope', () => {
    const scope = fc.oneof(
      fc.record({ kind: fc.constant('operator' as const), clouds }),
      fc.record({ kind: fc.constant('project' as const), clouds, project: fc.constant(projectId('p-1')) }),
    );
    fc.assert(fc.property(scope, event, (seen: Scope, it) => !seesEvent(seen, it) || seen.clouds.includes(it.cloud)));
  });

  test('operators are told all of their clouds', () => {
    fc.assert(
      fc.property(clouds, event, (seen, it) => {
        expect(seesEvent({ kind: 'operator', clouds: seen }, it)).toBe(seen.includes(it.cloud));
      }),
    );
  });

  test('owners are told what is meant for owners and touched a server of theirs', () => {
    fc.assert(
      fc.property(event, (it) => {
        const scope: Scope = { kind: 'project', clouds: [it.cloud], project: projectId('p-1') };
        const theirs = it.audience === 'OWNERS' && it.projects.some((id) => id === 'p-1');
        expect(seesEvent(scope, it)).toBe(theirs);
      }),
    );
  });

  test('operators are told the name of who did it, owners the role', () => {
    const actor = { role: 'operator', name: 'alice' } as const;
    expect(actorAsSeenBy(OPERATOR, actor)).toBe('alice');
    expect(actorAsSeenBy(OWNER, actor)).toBe('operator');
  });
});

describe('clouds', () => {
  test('a viewer is shown the clouds of its scope, in the configured order', () => {
    const configured = ['lab', 'home', 'away'].map((name) => ({ name: cloudName(name), region: null }));
    const scope: Scope = { kind: 'operator', clouds: [cloudName('away'), cloudName('lab')] };
    expect(cloudsOf({ scope }, configured).map((cloud) => cloud.name)).toEqual(['lab', 'away']);
  });
});

describe('tickets', () => {
  test('operators are told all that the system says', () => {
    fc.assert(
      fc.property(ticket, fc.boolean(), (it, linked) => {
        expect(ticketAsSeenBy(OPERATOR, it, linked)).toEqual(it);
      }),
    );
  });

  test('for owners a URL that is not linked for them is the same bare link, whatever stands behind it', () => {
    fc.assert(
      fc.property(ticket, ticket, (one, other) => {
        const url = 'https://corp.example/browse/OPS-1';
        expect(ticketAsSeenBy(OWNER, { ...one, url }, false)).toEqual(ticketAsSeenBy(OWNER, { ...other, url }, false));
      }),
    );
    const bare = { system: 'link', key: null, facts: null, fetchedAt: null, stale: false, problem: null };
    fc.assert(
      fc.property(ticket, (it) => {
        expect(ticketAsSeenBy(OWNER, it, false)).toEqual({ url: it.url, ...bare });
      }),
    );
  });

  test('of a ticket that is linked for them owners learn key and status, and no other word of it', () => {
    fc.assert(
      fc.property(ticket, (it) => {
        const seen = ticketAsSeenBy(OWNER, it, true);
        expect({ ...seen, facts: null }).toEqual({ ...it, facts: null });
        const { key, status, statusCategory, ...rest } = seen.facts ?? {};
        expect({ key, status, statusCategory }).toEqual({
          key: it.facts?.key,
          status: it.facts?.status,
          statusCategory: it.facts?.statusCategory,
        });
        expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
      }),
    );
  });
});
