import { afterEach, describe, expect, test } from '@jest/globals';

import { faults, FLOWS, LOGIN, MINIMAL, removeFolders } from './folder.ts';
import type { Files } from './folder.ts';

afterEach(removeFolders);

/** The faults of MINIMAL with this behind it, which begins in line 3. */
const withMore = (text: string): string[] => faults({ 'slipway.yaml': `${MINIMAL}${text}` }, LOGIN);
const jira = (token: string): string =>
  `tickets:\n  - { name: j, kind: jira-cloud, url: "https://j.example", email: a@b.example, token: ${token} }`;

describe('keys', () => {
  test.each([
    ['listen: { prot: 1 }', '3:11: listen.prot is not a known key; did you mean port?'],
    ['acess: {}', '3:1: acess is not a known key; did you mean access?'],
    [
      'access:\n  wholly: other',
      '4:3: this is not a known key; known are: operatorRoles, recheckSeconds, globalOperators',
    ],
    ['limits: { maxdepth: 3 }', '3:11: limits.maxdepth is not a known key; did you mean maxDepth?'],
    ['listen: { port:4000 }', '3:11: this is not a known key; known are: host, port, publicUrl, drainSeconds, proxies'],
    [
      'listen: { port: 1, port: 2 }',
      '3:20: not valid YAML: this key is there already in the same mapping; keep one of them',
    ],
    [
      'log: { level: info }\nlog: { level: warn }',
      '4:1: not valid YAML: this key is there already in the same mapping; keep one of them',
    ],
    ['? [a]\n: 1', '3:3: not valid YAML: a key is a plain text'],
  ])('%j is told at its place', (text, fault) => {
    expect(withMore(text)).toEqual([`slipway.yaml:${fault}`]);
  });
});

describe('values', () => {
  const PORT = 'a port number from 0 (any free one) to 65535';
  test.each([
    ['listen: { port: abc }', `3:17: listen.port must be ${PORT}; found a text`],
    ['listen:\n  port: 65536', `4:9: listen.port must be ${PORT}`],
    ['listen: { port: 1.5 }', `3:17: listen.port must be ${PORT}`],
    [
      'listen: { host: 127 }',
      '3:17: listen.host must be a host name or address to listen on, e.g. 127.0.0.1; found a number',
    ],
    ['log: { level: loud }', '3:15: log.level must be one of fatal, error, warn, info, debug, trace, silent'],
    [
      'limits: 5',
      '3:9: limits must be a mapping with keys of maxDepth, maxFirst, maxAliases, maxCost, maxSubscriptions, bodyKiB, upstreamSeconds, ticketSeconds, novaSeconds; found a number',
    ],
    ['limits: { maxFirst: yes }', '3:21: limits.maxFirst must be a whole number from 1 to 1000; found a text'],
    [
      'access: { operatorRoles: admin }',
      '3:26: access.operatorRoles must be a list with at least one Keystone role; found a text',
    ],
    ['access: { operatorRoles: [] }', '3:26: access.operatorRoles must be a list with at least one Keystone role'],
    [
      'access: { operatorRoles: [a, true] }',
      '3:30: access.operatorRoles[1] must be the name of a Keystone role; found true',
    ],
    [
      'store: { pglite: a, postgres: "postgres://h/d" }',
      '3:8: store must be exactly one of { pglite: FOLDER } and { postgres: URL }',
    ],
    ['store: { pglit: a }', '3:10: store.pglit is not a known key; did you mean pglite?'],
    ['store: {}', '3:8: store must be exactly one of { pglite: FOLDER } and { postgres: URL }'],
  ])('%j is told at its place', (text, fault) => {
    expect(withMore(text)).toEqual([`slipway.yaml:${fault}`]);
  });

  test('what is missing is told where it belongs', () => {
    const text = `tickets:\n  - name: j\n    kind: jira-cloud\n    url: https://j.example\n    email:\n`;

    expect(withMore(text)).toEqual([
      'slipway.yaml:4:5: tickets[0].token is missing; it must be the token as text, ${VARIABLE} or file:PATH, and not empty',
      'slipway.yaml:7:5: tickets[0].email is missing; it must be the e-mail address of the account that the token belongs to',
    ]);
  });

  test('clouds cannot be left out, nor be none', () => {
    const mustBe = 'must be a list with at least one cloud';

    expect(faults({ 'slipway.yaml': '' })).toContain(`slipway.yaml:1:1: clouds is missing; it ${mustBe}`);
    expect(faults({ 'slipway.yaml': `# only this\n${FLOWS}` })).toEqual([
      `slipway.yaml:2:1: clouds is missing; it ${mustBe}`,
    ]);
    expect(faults({ 'slipway.yaml': `clouds: []\n${FLOWS}` })).toEqual([`slipway.yaml:1:9: clouds ${mustBe}`]);
    expect(faults({ 'slipway.yaml': 'just words' })[0]).toMatch(
      /^slipway\.yaml:1:1: the file must be a mapping with keys of /u,
    );
  });

  test.each(['Home', 'a/b', 'a b', 'ä'])('%j is no name for a cloud', (name) => {
    const text = `clouds:\n  - name: ${name}\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text }, LOGIN)).toEqual([
      'slipway.yaml:2:11: clouds[0].name must be a name of lower-case letters, digits and hyphens, e.g. home',
    ]);
  });

  test('a login is looked up although something else of its cloud is wrong', () => {
    const clouds = { 'clouds.yaml': 'clouds: { one: {} }' };
    const none = 'cloud names no entry of clouds.yaml; did you mean one?';
    const named = (cloud: string): string[] => faults({ 'slipway.yaml': `clouds: [${cloud}]\n${FLOWS}`, ...clouds });

    expect(named('{ name: Home, cloud: oen }')).toEqual([
      'slipway.yaml:1:18: clouds[0].name must be a name of lower-case letters, digits and hyphens, e.g. home',
      `slipway.yaml:1:31: ${none}`,
    ]);
    expect(named('{ cloud: oen, region: 3, regoin: 4 }').map((fault) => fault.split(': ')[0])).toEqual([
      'slipway.yaml:1:10',
      'slipway.yaml:1:19',
      'slipway.yaml:1:32',
      'slipway.yaml:1:35',
    ]);
    expect(named('{ name: Home }')).toEqual([
      'slipway.yaml:1:10: how to log in is missing; name an entry of clouds.yaml as `cloud`, or set OS_AUTH_URL and the like',
      'slipway.yaml:1:18: clouds[0].name must be a name of lower-case letters, digits and hyphens, e.g. home',
    ]);
  });

  test('no login is looked up when it is left open whose', () => {
    const text = `clouds: [{ name: a, cloud: 1 }, { name: b, cluod: one }]\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text })).toEqual([
      'slipway.yaml:1:28: clouds[0].cloud must be the name of an entry of clouds.yaml; found a number',
      'slipway.yaml:1:44: clouds[1].cluod is not a known key; did you mean cloud?',
    ]);
  });

  test('two clouds or two ticket systems of one name are told at the second', () => {
    const text = `clouds:\n  - name: a\n  - name: b\n  - name: a\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text }, LOGIN)).toEqual([
      'slipway.yaml:4:11: two of clouds have this name, the other one in line 2; names must differ',
    ]);
    expect(withMore(`${jira('t')}\n${jira('t').split('\n')[1] ?? ''}`)).toEqual([
      'slipway.yaml:5:13: two of tickets have this name, the other one in line 4; names must differ',
    ]);
  });

  test('an address with a password or a query in it is refused', () => {
    for (const url of ['https://me:pass@j.example', 'https://j.example/?token=x', 'ftp://j.example', 'j.example']) {
      expect(withMore(jira('t').replace('https://j.example', url))).toEqual([
        "slipway.yaml:4:39: tickets[0].url must be the https address that people's links begin with, e.g. https://corp.example/",
      ]);
    }
  });
});

describe('variables and secret files', () => {
  test.each([
    ['"${NOPE}"', 'the environment variable NOPE is not set; set it, or write $${ for a plain ${'],
    ['"${A-B}"', 'a variable is written ${NAME}, with letters, digits and _; write $${ for a plain ${'],
    ['"${OPEN"', 'a variable is written ${NAME}, with letters, digits and _; write $${ for a plain ${'],
    ['file:none', 'the file that tickets[0].token names cannot be read: there is no such file or folder'],
    ['file:flows', 'the file that tickets[0].token names cannot be read: it is a folder'],
    ['"file:${OS_USERNAME}/t"', 'the file that tickets[0].token names cannot be read: there is no such file or folder'],
    ['""', 'tickets[0].token must be the token as text, ${VARIABLE} or file:PATH, and not empty'],
    ['7', 'tickets[0].token must be the token as text, ${VARIABLE} or file:PATH, and not empty; found a number'],
    ['[a]', 'tickets[0].token must be the token as text, ${VARIABLE} or file:PATH, and not empty; found a list'],
  ])('the token %j is told at its place', (token, fault) => {
    expect(withMore(jira(token))).toEqual([`slipway.yaml:4:87: ${fault}`]);
  });
});

describe('YAML that cannot be read', () => {
  test.each([
    [
      'listen: { port: 4000',
      '3:21: not valid YAML: indented differently from its neighbours, or a bracket is not closed',
    ],
    ['\tlisten: {}', '3:1: not valid YAML: indented with a tab; use spaces'],
    [
      'log: "x',
      '3:8: not valid YAML: a character is missing here: a closing quote or bracket, a comma, a colon or a space',
    ],
    [
      'log: a: b',
      '3:6: not valid YAML: a second `:` on one line; put a text that contains `: ` in quotes, or start a new line',
    ],
    ['log: @a', '3:6: not valid YAML: a text cannot begin with this character; put the text in quotes'],
    ['log: !odd a', '3:6: not valid YAML: this tag is not known or does not fit its value; leave it out'],
    ['log: *nowhere', '3:6: no anchor of this name (`&name`) stands above'],
    ['log: &round { level: *round }', '3:22: this alias leads back to itself'],
    ['log: { <<: 3 }', '3:12: `<<` takes a mapping, or a list of mappings'],
    [
      '---\na: 1',
      '3:1: not valid YAML: the file holds a second document; one file is one document, without `---` inside',
    ],
  ])('%j is told at its place', (text, fault) => {
    expect(withMore(text)[0]).toBe(`slipway.yaml:${fault}`);
  });

  test('aliases of aliases end in a fault, not in a full memory', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1}, *a${n - 1}`}]`);

    expect(withMore(levels.join('\n')).some((fault) => fault.endsWith('too many values for a configuration'))).toBe(
      true,
    );
  });
});

test('a file that is not there is a fault, and says where to start from', () => {
  expect(faults({})).toEqual([
    'slipway.yaml:1:1: the configuration cannot be read: there is no such file or folder; slipway.example.yaml is one to start from',
  ]);
});

test('a folder without workflow files, or none at all, is told at the key that names it', () => {
  const text = (folder: string): string => `clouds: [{ name: home }]\nworkflows:\n  directory: ${folder}\n`;

  expect(faults({ 'slipway.yaml': text('none') }, LOGIN)).toEqual([
    'slipway.yaml:3:14: the folder with the workflow files cannot be read: there is no such file or folder',
  ]);
  expect(faults({ 'slipway.yaml': text('empty'), 'empty/notes.md': '' }, LOGIN)).toEqual([
    'slipway.yaml:3:14: the folder has no workflow file; one ends in .yaml or .yml',
  ]);
});

describe('a default workflow that is in no file', () => {
  const named = (name: string): string => `name: ${name}\n`;
  const told = (workflows: string, files: Files = { 'flows/a.yaml': named('large') }): string[] => {
    const whole = { 'flows/standard.yaml': named('small'), ...files };
    return faults({ 'slipway.yaml': `clouds: [{ name: home }]\nworkflows: ${workflows}\n`, ...whole }, LOGIN);
  };

  test('is told where it is named, with those that there are', () => {
    expect(told('{ directory: flows, default: lrage }')).toEqual([
      'slipway.yaml:2:41: workflows.default names no workflow; did you mean large?',
    ]);
    expect(told('{ directory: flows }')).toEqual([
      'slipway.yaml:2:12: workflows.default is missing, and no workflow is called standard; known are: large, small',
    ]);
  });

  test('is told beside a fault that has nothing to do with it, and not when it may follow from one', () => {
    expect(told('{ directory: flows, default: lrage, odd: 1 }').map((fault) => fault.split(': ')[0])).toEqual([
      'slipway.yaml:2:41',
      'slipway.yaml:2:48',
    ]);
    expect(told('{ directroy: flows, default: lrage }')).toEqual([
      'slipway.yaml:2:14: workflows.directroy is not a known key; did you mean directory?',
    ]);
    expect(told('{ directory: flows, default: 5 }')).toEqual([
      'slipway.yaml:2:41: workflows.default must be the name of a workflow; found a number',
    ]);
    expect(told('{ directory: flows, default: lrage }', { 'flows/a.yaml': 'nmae: large' })).toEqual([]);
  });
});

test('all faults are told at once, of every kind and every file, from top to bottom', () => {
  const text = `
listen: { prt: 1 }
clouds:
  - { name: a, cloud: one, region: 3 }
  - { name: b, cloud: one }
tickets: [{ name: j, kind: jira-cloud, url: nowhere, email: a@b.example, token: "\${NOPE}" }]
limits: { maxFirst: 0 }
workflows: { directory: none }
`;
  const clouds = 'clouds:\n  one:\n    auth: { auth_url: nowhere, password: p, project_id: 1 }\n';

  expect(faults({ 'slipway.yaml': text, 'clouds.yaml': clouds }).map((fault) => fault.split(': ')[0])).toEqual([
    'slipway.yaml:2:11',
    'slipway.yaml:4:36',
    'slipway.yaml:6:45',
    'slipway.yaml:6:81',
    'slipway.yaml:7:21',
    'slipway.yaml:8:25',
    'clouds.yaml:3:11',
    'clouds.yaml:3:23',
  ]);
});
