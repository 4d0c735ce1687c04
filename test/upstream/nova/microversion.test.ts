import { expect, test } from '@jest/globals';
import { chosen, HYPERVISORS, microversion, SERVERS_AND_SERVICES } from '../../../src/upstream/nova/microversion.ts';
import type { VersionRange } from '../../../src/upstream/nova/microversion.ts';

const nova = (min: string, max: string): VersionRange => ({
  min: microversion.parse(min),
  max: microversion.parse(max),
});

test.each([
  ['Zed', nova('2.1', '2.93'), '2.90', '2.87'],
  ['a later one', nova('2.1', '2.100'), '2.90', '2.87'],
  ['Train', nova('2.1', '2.79'), '2.79', '2.79'],
  ['Pike', nova('2.1', '2.53'), '2.53', '2.53'],
])('%s is asked with the newest version that we and it know', (_release, supported, servers, hypervisors) => {
  expect(chosen('nova', supported, SERVERS_AND_SERVICES)).toBe(servers);
  expect(chosen('nova', supported, HYPERVISORS)).toBe(hypervisors);
});

test('a Nova before services had UUIDs is refused, with the versions it has', () => {
  expect(() => chosen('nova home', nova('2.1', '2.9'), SERVERS_AND_SERVICES)).toThrow(
    'nova home: has compute microversions 2.1 to 2.9; one of 2.53 to 2.90 is needed',
  );
});

test('hypervisors are never asked for at 2.88 or later, even if that means not at all', () => {
  const later = nova('2.88', '2.120');

  expect(() => chosen('nova', later, HYPERVISORS)).toThrow('one of 2.53 to 2.87 is needed');
  expect(chosen('nova', later, SERVERS_AND_SERVICES)).toBe('2.90');
});
