/** The second wall: what a careless log line would show. */

import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { redaction } from '../../src/server/redaction.ts';

test.each([
  [{ 'x-auth-token': 'SECRET' }],
  [{ headers: { authorization: 'Bearer SECRET', cookie: 'a=SECRET' } }],
  [{ req: { headers: { 'x-auth-token': 'SECRET' } } }],
  [{ context: { connectionParams: { token: 'SECRET' } } }],
  [{ caller: { token: 'SECRET' } }],
  [{ cloud: { auth: { password: 'SECRET' } } }],
])('%j is logged without its secret', (line) => {
  const lines: string[] = [];
  const root = pino({ redact: redaction }, { write: (text: string) => void lines.push(text) });
  root.info(line, 'from the root');
  root.child({ part: 'a' }).warn(line, 'from a child');
  pino({}, { write: (text: string) => void lines.push(text) })
    .child({}, { redact: redaction })
    .error(line, 'from a child that redacts by itself');
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toContain('SECRET');
  expect(lines.join('')).toContain('[redacted]');
});
