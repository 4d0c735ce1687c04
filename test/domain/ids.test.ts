/** How the id of a host is spelt and read. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cloudName, hostIdOf, parseHostId } from '../../src/domain/ids.ts';

test('the id of a host is read back as its cloud and its name, slashes in the name included', () => {
  const cloud = fc.stringMatching(/^[a-z][a-z0-9-]*$/u).map(cloudName);
  fc.assert(
    fc.property(cloud, fc.string({ minLength: 1 }), (of, name) => {
      expect(parseHostId(hostIdOf(of, name))).toEqual({ cloud: of, name });
    }),
  );
});

test.each(['', '/', 'home', 'home/', '/compute-1', '//'])('%j is no id of a host', (text) => {
  expect(parseHostId(text)).toBeNull();
});
