import { format, inspect } from 'node:util';

import { expect, test } from '@jest/globals';

import { isSecret, secret } from '../../src/secret.ts';

test('a secret gives its text to the one who asks for it', () => {
  expect(secret('hunter2').reveal()).toBe('hunter2');
});

test('a secret prints as [secret], however it is printed', () => {
  const token = secret('hunter2');
  const holder = { list: [token] };

  expect(String(token)).toBe('[secret]');
  expect(token.toString()).toBe('[secret]');
  expect(JSON.stringify(holder)).toBe('{"list":["[secret]"]}');
  expect(inspect(token)).toBe('[secret]');
  expect(format('%s %o %O %j', token, holder, holder, holder)).not.toContain('hunter2');
  expect(inspect(holder, { depth: null, showHidden: true, getters: true })).not.toContain('hunter2');
});

test('only what was wrapped is a secret', () => {
  expect(isSecret(secret(''))).toBe(true);
  expect([null, 'hunter2', { reveal: () => 'hunter2' }].some(isSecret)).toBe(false);
});
