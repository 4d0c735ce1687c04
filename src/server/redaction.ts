/**
 * What no log line of the gateway may show, whoever wrote it: a second wall behind not logging it.
 *
 * Paths as pino redacts them. Refuses to know who logs.
 */

const SECRETS = [
  'x-auth-token',
  'authorization',
  'cookie',
  'set-cookie',
  'x-slipway-csrf',
  'token',
  'password',
  'connectionParams',
];

/** For pino's `redact` option, of a root logger and of children alike. */
export const redaction = {
  paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
  censor: '[redacted]',
};
