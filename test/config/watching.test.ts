/** Keys that say how hosts are watched, servers moved, and what projects want by default. */

import { afterEach, describe, expect, test } from '@jest/globals';

import { summaryOf } from '../../src/config/index.ts';
import { faults, FLOWS, load, LOGIN, MINIMAL, removeFolders } from './folder.ts';

afterEach(removeFolders);

const loadWith = (text: string) => load({ 'slipway.yaml': `${MINIMAL}${text}` }, LOGIN);
/** The faults of MINIMAL with this behind it, which begins in line 3. */
const withMore = (text: string) =>
  faults({ 'slipway.yaml': `${MINIMAL}${text}` }, LOGIN).map((fault) => fault.replace('slipway.yaml:', ''));
const withCloud = (keys: string) =>
  faults({ 'slipway.yaml': `clouds:\n  - { name: home, ${keys} }\n${FLOWS}` }, LOGIN).map((fault) =>
    fault.replace('slipway.yaml:', ''),
  );

const A = '3f6d0c2a9b7e4d51a8c04e2f7b9d6c13';

test('a file that says nothing of it has hosts watched, servers moved a few at a time, and no policies', () => {
  expect(loadWith('')).toMatchObject({
    clouds: [
      {
        onHostDown: 'notify',
        moving: { perHost: 2, perWindow: 5, perCloud: 10, attempts: 3, backoffMs: 30_000 },
      },
    ],
    policies: [],
    pace: { lookMs: 30_000, farMs: 300_000, moveMs: 2_000 },
  });
});

test('what is written counts, and what is left out beside it is as usual', () => {
  const cloud = '{ name: home, onHostDown: ignore, moving: { perCloud: 40, backoffSeconds: 5 } }';
  const text = `clouds: [${cloud}]\nwatch: { lookSeconds: 60 }\n${FLOWS}`;

  const config = load({ 'slipway.yaml': text }, LOGIN);

  expect(config.clouds[0]).toMatchObject({
    onHostDown: 'ignore',
    moving: { perHost: 2, perWindow: 5, perCloud: 40, attempts: 3, backoffMs: 5_000 },
  });
  expect(config.pace).toEqual({ lookMs: 60_000, farMs: 600_000, moveMs: 2_000 });
  expect(summaryOf(config)).toContain('; hosts that go down are ignored\n');
});

describe('a value out of bounds is told at its place', () => {
  test.each([
    ['onHostDown: page', '2:31: clouds[0].onHostDown must be one of notify, ignore'],
    ['onHostDown: ignored', '2:31: clouds[0].onHostDown must be one of notify, ignore; did you mean ignore?'],
    ['moving: { perHost: 0 }', '2:38: clouds[0].moving.perHost must be a whole number from 1 to 100'],
    ['moving: { perWindow: 1001 }', '2:40: clouds[0].moving.perWindow must be a whole number from 1 to 1000'],
    ['moving: { perCloud: 1.5 }', '2:39: clouds[0].moving.perCloud must be a whole number from 1 to 1000'],
    ['moving: { attempts: 21 }', '2:39: clouds[0].moving.attempts must be a whole number from 1 to 20'],
    [
      'moving: { backoffSeconds: 3601 }',
      '2:45: clouds[0].moving.backoffSeconds must be a whole number of seconds from 1 to 3600',
    ],
    ['moving: { perhost: 1 }', '2:29: clouds[0].moving.perhost is not a known key; did you mean perHost?'],
  ])('%s', (keys, fault) => {
    expect(withCloud(keys)).toEqual([fault]);
  });

  test.each([
    ['watch: { lookSeconds: 0 }', '3:23: watch.lookSeconds must be a whole number of seconds from 1 to 3600'],
    [
      'watch: { moveSeconds: 1h }',
      '3:23: watch.moveSeconds must be a whole number of seconds from 1 to 3600; found a text',
    ],
    [
      'watch: { look: 5 }',
      '3:10: this is not a known key; known are: hostSeconds, serverSeconds, hypervisorSeconds, fullSeconds, lookSeconds, moveSeconds, ticketSeconds, ticketsPerMinute',
    ],
  ])('%s', (text, fault) => {
    expect(withMore(text)).toEqual([fault]);
  });

  test('and the login of its cloud is looked up all the same', () => {
    const text = `clouds: [{ name: home, moving: { perhost: 1 }, onHostDown: no }]\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text }).map((fault) => fault.split(/: |;/u, 2).join(': '))).toEqual([
      'slipway.yaml:1:10: how to log in is missing',
      'slipway.yaml:1:34: clouds[0].moving.perhost is not a known key',
      'slipway.yaml:1:60: clouds[0].onHostDown must be one of notify, ignore',
    ]);
  });
});

describe('policies', () => {
  test('are those of a project in one cloud before those in all', () => {
    const text = `policies:
  - { project: ${A}, plannedTemporary: MIGRATE, unplannedPermanent: OWN_ACTION }
  - { project: ${A}, cloud: home, plannedTemporary: KEEP }
`;
    const config = loadWith(text);

    expect(config.policies).toEqual([
      { project: A, cloud: 'home', actions: { plannedTemporary: 'KEEP' } },
      { project: A, cloud: null, actions: { plannedTemporary: 'MIGRATE', unplannedPermanent: 'OWN_ACTION' } },
    ]);
    expect(summaryOf(config)).toContain(`policies   project ${A} in home: plannedTemporary KEEP\n`);
  });

  const ACTIONS = 'one of LIVE_MIGRATE, MIGRATE, KEEP, OWN_ACTION';
  const FOR_GOOD = 'one of LIVE_MIGRATE, MIGRATE, OWN_ACTION: a host that goes for good keeps no server';
  test.each([
    ['{ project: a, cloud: hoem, plannedTemporary: KEEP }', ['3:33: no cloud has this name; did you mean home?']],
    ['{ project: a, plannedTemporary: STAY }', [`3:44: policies[0].plannedTemporary must be ${ACTIONS}`]],
    [
      '{ project: a, plannedTemporary: live_migrate }',
      [`3:44: policies[0].plannedTemporary must be ${ACTIONS}; did you mean LIVE_MIGRATE?`],
    ],
    [
      '{ project: a, plannedPermanent: KEEP, unplannedPermanent: KEEP }',
      [
        `3:44: policies[0].plannedPermanent must be ${FOR_GOOD}`,
        `3:70: policies[0].unplannedPermanent must be ${FOR_GOOD}`,
      ],
    ],
    [
      '{ project: a, planedTemporary: KEEP }',
      ['3:26: policies[0].planedTemporary is not a known key; did you mean plannedTemporary?'],
    ],
    [
      '{ project: a }',
      [
        '3:12: policies[0] must be a mapping with project and at least one of plannedTemporary, plannedPermanent, unplannedTemporary, unplannedPermanent',
      ],
    ],
    [
      '{ project: 1234, plannedTemporary: KEEP }',
      [`3:23: policies[0].project must be the id of a Keystone project, in quotes, e.g. '${A}'; found a number`],
    ],
  ])('%s', (policy, expected) => {
    expect(withMore(`policies: [${policy}]`)).toEqual(expected);
  });

  test('of one project are told when they stand twice, for one cloud or for all', () => {
    const text = `policies:
  - { project: a, plannedTemporary: KEEP }
  - { project: a, cloud: home, plannedTemporary: KEEP }
  - { project: b, cloud: home, plannedTemporary: KEEP }
  - { project: a, cloud: home, plannedPermanent: MIGRATE }
  - { project: a, plannedTemporary: KEEP }
`;

    expect(withMore(text)).toEqual([
      '7:16: the policies of this project in this cloud stand in line 5 already; write them once',
      '8:16: the policies of this project in all clouds stand in line 4 already; write them once',
    ]);
  });

  test('for a cloud are not told to miss it when a name of a cloud is wrong', () => {
    const text = `clouds: [{ name: Home }]\npolicies: [{ project: a, cloud: home, plannedTemporary: KEEP }]\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text }, LOGIN).map((fault) => fault.split(': ')[0])).toEqual(['slipway.yaml:1:18']);
  });
});
