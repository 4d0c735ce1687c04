import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { issueKeyOf } from '../../../src/upstream/tickets/jira-url.ts';

const site = new URL('https://corp.example/');
const underPath = new URL('https://corp.example/jira');

const keyOf = (text: string, at = site): string | null => issueKeyOf(at, new URL(text));

describe('an address of the site shows an issue', () => {
  test.each([
    'https://corp.example/browse/OPS-101',
    'https://corp.example/browse/ops-101/',
    'http://corp.example/browse/OPS-101',
    'https://corp.example/browse/OPS-101?focusedCommentId=7#comment-7',
    'https://corp.example/projects/OPS/issues/OPS-101',
    'https://corp.example/jira/software/projects/OPS/issues/OPS-101',
    'https://corp.example/jira/software/c/projects/OPS/issues/OPS-101?filter=mine',
    'https://corp.example/jira/software/c/projects/OPS/boards/3?selectedIssue=OPS-101',
    'https://corp.example/secure/RapidBoard.jspa?rapidView=3&selectedIssue=OPS-101',
    'https://corp.example/browse/OPS?selectedIssue=OPS-101',
    'https://corp.example/jira/servicedesk/projects/OPS/queues/custom/12/OPS-101',
    'https://corp.example/projects/OPS/queues/custom/12/OPS-101',
    'https://corp.example/servicedesk/customer/portal/4/OPS-101',
  ])('%s', (address) => {
    expect(keyOf(address)).toBe('OPS-101');
  });

  test('also when the whole site lies under a path', () => {
    expect(keyOf('https://corp.example/jira/browse/OPS-101', underPath)).toBe('OPS-101');
    expect(keyOf('https://corp.example/jira/browse/OPS-101', new URL('https://corp.example/jira/'))).toBe('OPS-101');
  });
});

describe('an address shows no issue of the site', () => {
  test.each([
    ['another host', 'https://other.example/browse/OPS-101'],
    ['a host that ends the same', 'https://evil-corp.example/browse/OPS-101'],
    ['a host that begins the same', 'https://corp.example.evil.example/browse/OPS-101'],
    ['another port', 'https://corp.example:8443/browse/OPS-101'],
    ['another scheme', 'ftp://corp.example/browse/OPS-101'],
    ['a project', 'https://corp.example/browse/OPS'],
    ['a board without a chosen issue', 'https://corp.example/jira/software/c/projects/OPS/boards/3'],
    ['a page of another product', 'https://corp.example/wiki/spaces/OPS-101'],
    ['a chosen issue outside of boards', 'https://corp.example/wiki/x?selectedIssue=OPS-101'],
    ['number zero', 'https://corp.example/browse/OPS-0'],
    ['letters that only fold to a key', 'https://corp.example/browse/%C5%BFPS-1'],
    ['more behind the key', 'https://corp.example/browse/OPS-101/extra'],
    ['a broken escape', 'https://corp.example/browse/%E0%A4%A'],
  ])('%s', (_case, address) => {
    expect(keyOf(address)).toBeNull();
  });

  test('when it lies beside the path of the site', () => {
    expect(keyOf('https://corp.example/browse/OPS-101', underPath)).toBeNull();
    expect(keyOf('https://corp.example/jirafa/browse/OPS-101', underPath)).toBeNull();
  });
});

test('any key is read back from its own page, in any case', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}-[1-9][0-9]{0,6}$/u), fc.boolean(), (key, lower) => {
      expect(keyOf(`https://corp.example/browse/${lower ? key.toLowerCase() : key}`)).toBe(key);
    }),
  );
});

test('no address whatever makes it throw, or claims what is on another host', () => {
  const path = fc.array(fc.oneof(fc.constantFrom('browse', 'OPS-1', 'jira', 'projects', 'issues'), fc.string()));
  const host = fc.oneof(
    fc.constantFrom('corp.example', 'corp.example:8443', 'x@other.example', 'corp.example@other.example'),
    fc.domain(),
  );
  fc.assert(
    fc.property(host, path, (authority, segments) => {
      const address = `https://${authority}/${segments.join('/')}`;
      if (!URL.canParse(address)) return;
      const key = keyOf(address);
      if (new URL(address).host !== site.host) expect(key).toBeNull();
    }),
  );
});
