/** Standing instructions: whose word counts, and what becomes of one that cannot be read or followed. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cloudName, projectId } from '../../src/domain/ids.ts';
import {
  actionFor,
  caseOf,
  metadataValueOf,
  POLICY_CASES,
  POLICY_KEYS,
  standingRule,
} from '../../src/domain/policy.ts';
import type { PolicyCase, PolicyMatrix, ProjectPolicy } from '../../src/domain/policy.ts';
import { OWNER_ANSWERS } from '../../src/domain/server-maintenance.ts';
import { SERVER_ACTIONS } from '../../src/domain/server-action.ts';
import { anInstance, aRow, aWindow, CLOUD, UNANSWERED } from './samples.ts';

const KEY = 'maintenance:planned-temporary';
const TAG = 'openstack.lcm.mirantis.com:maintenance_action=';
const TENANT = projectId('tenant-a');

const ofProject = (actions: PolicyMatrix, cloud: ProjectPolicy['cloud'] = null): ProjectPolicy => ({
  cloud,
  project: TENANT,
  actions,
});

describe('whose word counts', () => {
  const server = anInstance({ metadata: { [KEY]: 'migrate' } });
  const projects = [ofProject({ plannedTemporary: 'OWN_ACTION' })];
  const answered = aRow({ answeredAction: 'KEEP' });
  const silent = aRow(UNANSWERED);

  test.each([
    ["an owner's before the server's", answered, server, projects, 'KEEP', 'OWNER'],
    [
      "an operator's in the owner's place",
      { ...answered, answeredByOperator: true },
      server,
      projects,
      'KEEP',
      'OPERATOR',
    ],
    ["the server's before the project's", silent, server, projects, 'MIGRATE', 'SERVER_POLICY'],
    ["the project's before the window's", silent, anInstance(), projects, 'OWN_ACTION', 'PROJECT_POLICY'],
    ["the window's where nobody else says anything", silent, anInstance(), [], 'LIVE_MIGRATE', 'WINDOW_DEFAULT'],
    ["the server's where the owner says ready and no more", aRow(), server, projects, 'MIGRATE', 'SERVER_POLICY'],
    [
      "not the owner's who declined",
      aRow({ answer: 'DECLINED', answeredAction: 'KEEP' }),
      server,
      [],
      'MIGRATE',
      'SERVER_POLICY',
    ],
  ] as const)('%s', (_whose, row, instance, policies, action, actionSource) => {
    expect(actionFor(aWindow(), row, instance, policies)).toEqual({ action, actionSource, policyProblem: null });
  });

  test("a project's default is for its own servers, its own cloud and its own case", () => {
    const others = [
      { ...ofProject({ plannedTemporary: 'KEEP' }), project: projectId('tenant-b') },
      ofProject({ plannedTemporary: 'KEEP' }, cloudName('away')),
      ofProject({ unplannedTemporary: 'KEEP' }),
    ];
    expect(standingRule(anInstance(), others, 'plannedTemporary', 'MIGRATE').source).toBe('WINDOW_DEFAULT');

    const own = [...others, ofProject({ plannedTemporary: 'OWN_ACTION' }, CLOUD)];
    expect(standingRule(anInstance(), own, 'plannedTemporary', 'MIGRATE').source).toBe('PROJECT_POLICY');
  });
});

describe('the four cases', () => {
  test('have a metadata key each, and say nothing of one another', () => {
    const metadata = {
      'maintenance:planned-temporary': 'live-migrate',
      'maintenance:planned-permanent': 'migrate',
      'maintenance:unplanned-temporary': 'keep',
      'maintenance:unplanned-permanent': 'own-action',
    };
    const rules = POLICY_CASES.map((each) => standingRule(anInstance({ metadata }), [], each, 'MIGRATE').action);

    expect(rules).toEqual(['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION']);
  });

  test.each([
    ['PLANNED', 'TEMPORARY', 'plannedTemporary'],
    ['PLANNED', 'PERMANENT', 'plannedPermanent'],
    ['UNPLANNED', 'TEMPORARY', 'unplannedTemporary'],
    ['UNPLANNED', 'PERMANENT', 'unplannedPermanent'],
  ] as const)('%s %s is %s', (cause, kind, policyCase) => {
    expect(caseOf({ cause, kind })).toBe(policyCase);
  });

  test('an action is read as it is written, in any case, with hyphens or underscores', () => {
    const spelt = fc
      .constantFrom(...SERVER_ACTIONS)
      .chain((action) =>
        fc
          .mixedCase(fc.constantFrom(action, metadataValueOf(action)))
          .map((value) => ({ action, value: ` ${value} ` })),
      );
    fc.assert(
      fc.property(spelt, ({ action, value }) => {
        const rule = standingRule(anInstance({ metadata: { [KEY]: value } }), [], 'plannedTemporary', 'MIGRATE');
        expect(rule).toEqual({ action, source: 'SERVER_POLICY', problem: null });
      }),
    );
  });
});

describe("Mirantis' tag", () => {
  const ruleOf = (tags: readonly string[], policyCase: PolicyCase = 'plannedTemporary', metadata = {}) =>
    standingRule(anInstance({ tags, metadata }), [], policyCase, 'MIGRATE');

  test.each([
    ['live_migrate', 'LIVE_MIGRATE'],
    ['poweroff', 'KEEP'],
    ['notify', 'OWN_ACTION'],
  ])('%s says %s', (word, action) => {
    expect(ruleOf(['web', TAG + word])).toEqual({ action, source: 'SERVER_POLICY', problem: null });
  });

  test('is of planned work only', () => {
    expect(ruleOf([`${TAG}notify`], 'unplannedTemporary').source).toBe('WINDOW_DEFAULT');
    expect(ruleOf([`${TAG}notify`], 'plannedPermanent').source).toBe('SERVER_POLICY');
  });

  test('agrees with metadata, or the contradiction is named', () => {
    expect(ruleOf([`${TAG}notify`], 'plannedTemporary', { [KEY]: 'own-action' }).problem).toBeNull();
    expect(ruleOf([`${TAG}notify`], 'plannedTemporary', { [KEY]: 'migrate' })).toEqual({
      action: 'MIGRATE',
      source: 'WINDOW_DEFAULT',
      problem: `Contradiction: metadata ${KEY}=migrate and tag ${TAG}notify.`,
    });
    expect(ruleOf([`${TAG}notify`, `${TAG}poweroff`]).problem).toMatch(/^Contradiction: /u);
  });

  test.each(['', 'reboot', 'LIVE_MIGRATE', 'constructor', '__proto__', 'toString'])('%j is unknown', (word) => {
    expect(ruleOf([TAG + word])).toEqual({
      action: 'MIGRATE',
      source: 'WINDOW_DEFAULT',
      problem: expect.stringMatching(/^Unknown value: tag /u),
    });
  });
});

describe('an instruction that cannot be followed is a problem', () => {
  test('an unknown value: named with its key, and with what would be right', () => {
    const server = anInstance({ metadata: { [KEY]: 'shutdown' } });
    expect(actionFor(aWindow(), aRow(), server, [ofProject({ plannedTemporary: 'KEEP' })])).toEqual({
      action: 'KEEP',
      actionSource: 'PROJECT_POLICY',
      policyProblem: `Unknown value: metadata ${KEY}=shutdown. Metadata takes live-migrate, migrate, keep, own-action; the tag live_migrate, poweroff, notify.`,
    });
  });

  test.each(['plannedPermanent', 'unplannedPermanent'] as const)('KEEP on a host that goes for good: %s', (each) => {
    const rule = standingRule(anInstance({ metadata: { [POLICY_KEYS[each]]: 'keep' } }), [], each, 'MIGRATE');

    expect(rule.action).toBe('MIGRATE');
    expect(rule.problem).toContain('a host that goes for good keeps no server');
  });

  test.each([
    ['policy', aRow(), { [KEY]: 'keep' }, 'The policy says KEEP; this window allows MIGRATE, OWN_ACTION.'],
    ['answer', aRow({ answeredAction: 'KEEP' }), {}, 'The answer says KEEP; this window allows MIGRATE, OWN_ACTION.'],
  ] as const)('one of a %s that the window does not allow', (_whose, row, metadata, problem) => {
    const window = aWindow({ allowedActions: ['MIGRATE', 'OWN_ACTION'], defaultAction: 'MIGRATE' });
    const { action, policyProblem } = actionFor(window, row, anInstance({ metadata }), []);

    expect({ action, policyProblem }).toEqual({ action: 'KEEP', policyProblem: problem });
  });

  test.each([
    ['maintenance:planned-temporery', `did you mean ${KEY}?`],
    ['maintenance:unplaned_permanent', 'did you mean maintenance:unplanned-permanent?'],
    ['Maintenance:Planned-Temporary', `did you mean ${KEY}?`],
    ['maintenance:', `known are: ${Object.values(POLICY_KEYS).join(', ')}.`],
  ])('a key that is none: %j, in every case, whatever else is said', (key, hint) => {
    const problem = `Unknown key: metadata ${key}; ${hint}`;
    for (const each of POLICY_CASES) {
      const plain = standingRule(anInstance({ metadata: { [key]: 'keep' } }), [], each, 'MIGRATE');
      expect(plain).toEqual({ action: 'MIGRATE', source: 'WINDOW_DEFAULT', problem });
    }
    const both = anInstance({ metadata: { [key]: 'migrate', [KEY]: 'keep' } });
    const rule = standingRule(both, [], 'plannedTemporary', 'MIGRATE');
    expect(rule).toEqual({ action: 'KEEP', source: 'SERVER_POLICY', problem });
  });

  test('many keys that are none: the first of them are named', () => {
    const metadata = Object.fromEntries(['e', 'd', 'c', 'b', 'a'].map((end) => [`maintenance:${end}`, 'keep']));
    const { problem } = standingRule(anInstance({ metadata }), [], 'plannedTemporary', 'MIGRATE');
    expect(problem).toMatch(/^Unknown key: metadata maintenance:a; .* maintenance:c; .* And 2 more\.$/u);
  });

  test.each(['maintenance', 'maintenance-window', 'app:maintenance:planned-temporery'])('%j is not for us', (key) => {
    const server = anInstance({ metadata: { [key]: 'keep' } });
    expect(standingRule(server, [], 'plannedTemporary', 'MIGRATE').problem).toBeNull();
  });

  test('an answer that says what to do makes up for it', () => {
    const server = anInstance({ metadata: { [KEY]: 'shutdown' } });
    expect(actionFor(aWindow(), aRow({ answeredAction: 'MIGRATE' }), server, []).policyProblem).toBeNull();
  });
});

test('no action is answered that the window does not allow, nor any value passed over, without a problem', () => {
  const action = fc.constantFrom(...SERVER_ACTIONS);
  const word = fc.oneof(action.map(metadataValueOf), fc.string());
  const world = fc.record({
    cause: fc.constantFrom('PLANNED' as const, 'UNPLANNED' as const),
    kind: fc.constantFrom('TEMPORARY' as const, 'PERMANENT' as const),
    allowedActions: fc.uniqueArray(action),
    defaultAction: action,
    answer: fc.constantFrom(...OWNER_ANSWERS),
    answeredAction: fc.option(action),
    metadata: fc.dictionary(fc.constantFrom(...Object.values(POLICY_KEYS)), word),
    tags: fc.array(
      fc.oneof(fc.constantFrom('live_migrate', 'poweroff', 'notify'), fc.string()).map((text) => TAG + text),
      {
        maxLength: 2,
      },
    ),
    actions: fc.dictionary(fc.constantFrom(...POLICY_CASES), action),
  });
  fc.assert(
    fc.property(world, ({ metadata, tags, actions, answer, answeredAction, ...window }) => {
      const row = aRow({ answer, answeredAction });
      const result = actionFor(window, row, anInstance({ metadata, tags }), [ofProject(actions)]);

      expect(SERVER_ACTIONS).toContain(result.action);
      if (result.policyProblem === null) expect(window.allowedActions).toContain(result.action);
      const own = metadata[POLICY_KEYS[caseOf(window)]];
      const passedOver = own !== undefined && !['SERVER_POLICY', 'OWNER'].includes(result.actionSource);
      if (passedOver) expect(result.policyProblem).not.toBeNull();
    }),
  );
});
