import { bareLink } from '../../src/domain/ticket.ts';
/** The rules of who sees what, for any viewer, event and ticket there can be. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  actorAsSeenBy,
  answererAsSeenBy,
  blockerDetailAsSeenBy,
  cloudsOf,
  outcomeDetailAsSeenBy,
  requireOperator,
  seesEvent,
  ticketAsSeenBy,
} from '../../src/access/rules.ts';
import { cloudName, projectId, ticketKey } from '../../src/domain/ids.ts';
import { BLOCKER_KINDS } from '../../src/domain/readiness.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { SERVER_OUTCOMES } from '../../src/domain/server-maintenance.ts';
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
  expose: fc.constantFrom('key', 'status', 'summary'),
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
    const nothing = { facts: null, fetchedAt: null, stale: false, problem: null };
    const bare = { ...nothing, system: 'link', key: null, expose: 'key' };
    fc.assert(
      fc.property(ticket, (it) => {
        expect(ticketAsSeenBy(OWNER, it, false)).toEqual({ url: it.url, ...bare });
      }),
    );
  });

  test('of a ticket that is linked for them owners learn what its system exposes, and no other word of it', () => {
    const exposed = { key: ['key'], status: ['key', 'status', 'statusCategory'] };
    const fields = { ...exposed, summary: [...exposed.status, 'summary'] };
    fc.assert(
      fc.property(ticket, (it) => {
        const seen = ticketAsSeenBy(OWNER, it, true);
        expect({ ...seen, facts: null }).toEqual({ ...it, facts: null });
        const said = Object.entries(it.facts ?? {});
        const told = said.map(([field, value]): [string, unknown] => {
          if (fields[it.expose].includes(field)) return [field, value];
          return [field, field === 'statusCategory' ? 'UNKNOWN' : null];
        });
        expect(seen.facts ?? {}).toEqual(Object.fromEntries(told));
      }),
    );
  });
});

describe('servers in windows', () => {
  const detail = fc.option(fc.string({ minLength: 1 }).map((said) => `home/compute-1: ${said}`));
  const outcome = fc.record({ outcome: fc.constantFrom(...SERVER_OUTCOMES), outcomeDetail: detail });
  const blocker = fc.record({ kind: fc.constantFrom(...BLOCKER_KINDS), detail });
  const own = ['AWAITING_ANSWER', 'DECLINED', 'POLICY_CONFLICT'];

  test('operators are told all that is known of outcomes and blockers', () => {
    fc.assert(
      fc.property(outcome, blocker, (came, stands) => {
        expect(outcomeDetailAsSeenBy(OPERATOR, came)).toBe(came.outcomeDetail);
        expect(blockerDetailAsSeenBy(OPERATOR, stands)).toBe(stands.detail);
      }),
    );
  });

  test('owners are told of outcomes in fixed words, which name no host and nothing that Nova said', () => {
    fc.assert(
      fc.property(outcome, outcome, (one, other) => {
        const told = outcomeDetailAsSeenBy(OWNER, one);
        expect(told === null).toBe(one.outcomeDetail === null);
        expect(told ?? '').not.toContain('compute-1');
        const again = outcomeDetailAsSeenBy(OWNER, { ...other, outcome: one.outcome });
        expect(told === null || again === null || told === again).toBe(true);
      }),
    );
  });

  test('owners are told of blockers in fixed words, but for their own and those about their own metadata', () => {
    fc.assert(
      fc.property(blocker, (stands) => {
        const told = blockerDetailAsSeenBy(OWNER, stands);
        expect(told === null).toBe(stands.detail === null);
        if (own.includes(stands.kind)) expect(told).toBe(stands.detail);
        else expect(told ?? '').not.toContain('compute-1');
      }),
    );
  });

  describe('who answered', () => {
    const owner = { operator: false, scope: { kind: 'project', clouds: [], project: projectId('p-1') } } as const;
    const operator = { operator: true, scope: { kind: 'operator', clouds: [] } } as const;
    const answer = { answeredBy: 'anna', answeredByOperator: false, project: projectId('p-1') };

    test.each([
      ['operators by name', operator, { ...answer, answeredByOperator: true }, 'anna'],
      ['owners by name within their project', owner, answer, 'anna'],
      ['owners by role where it was an operator', owner, { ...answer, answeredByOperator: true }, 'operator'],
      ['owners by role where it was another project', owner, { ...answer, project: projectId('p-2') }, 'owner'],
      ['nobody, while nobody has', owner, { ...answer, answeredBy: null, answeredByOperator: true }, null],
    ])('is told to %s', (_whom, viewer, answered, expected) => {
      expect(answererAsSeenBy(viewer, answered)).toBe(expected);
    });
  });
});

test('owners are not told the inner address of a ticket system that is blocked', () => {
  const problem = { code: 'TICKET_SYSTEM_BLOCKED', message: 'corp resolves to 10.20.0.7', retryable: false };
  const ticket = { ...bareLink('https://corp.example/1'), problem };

  expect(ticketAsSeenBy(OPERATOR, ticket, true).problem).toEqual(problem);
  expect(ticketAsSeenBy(OWNER, ticket, true).problem).toEqual({
    ...problem,
    message: 'The ticket system cannot be reached.',
  });
});
