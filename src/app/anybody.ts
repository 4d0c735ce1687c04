/**
 * Whoever comes to a gateway that has no Keystone: nobody in particular, who cannot sign in.
 *
 * `@authenticated` and its like are refused to them. Refuses to know what is served.
 */

import type { Caller } from '../domain/viewer.ts';
import { SignInRefusedError } from '../errors.ts';
import type { ServerOptions } from '../server/server.ts';

/** The last instant that there is. */
const NEVER = new Date(8.64e15);

const ANYBODY: Caller = {
  token: '',
  viewer: {
    userId: '',
    throughService: [],
    userName: null,
    project: null,
    roles: [],
    operator: false,
    scope: { kind: 'operator', clouds: [] },
    expiresAt: NEVER,
  },
};

const refuse = () => Promise.reject(new SignInRefusedError('There is nobody to sign in with here, and no need to.'));

type Anonymous = Pick<
  ServerOptions,
  'anybody' | 'authenticate' | 'recheck' | 'contextFor' | 'readCalendar' | 'receiveDelivery' | 'sessions' | 'signIn'
>;

/** What a server takes that is about callers. */
export const forAnybody: Anonymous = {
  anybody: ANYBODY,
  authenticate: () => Promise.resolve(ANYBODY),
  recheck: () => Promise.resolve(ANYBODY),
  contextFor: (caller, { requestId, headers }) => ({ caller, viewer: caller.viewer, origin: { requestId, headers } }),
  sessions: {
    open: refuse,
    recall: () => Promise.resolve(null),
    end: () => Promise.resolve(),
    watch: () => () => undefined,
  },
  signIn: refuse,
  receiveDelivery: () => Promise.resolve('UNKNOWN'),
  readCalendar: () => Promise.resolve(null),
};
