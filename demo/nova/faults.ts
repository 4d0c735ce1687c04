/**
 * Nova's refusals: a status, and the envelope key that goes with it.
 *
 * Knows no reason for refusing.
 */
import { Refusal } from '../wire/refusal.ts';

const KEYS: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  503: 'serviceUnavailable',
};

/** A refusal on its way to the wire. */
export class NovaFault extends Refusal {
  override readonly name = 'NovaFault';

  /** The body Nova sends: one key named after the kind of fault. */
  override get body(): Readonly<Record<string, { readonly code: number; readonly message: string }>> {
    return { [KEYS[this.status] ?? 'computeFault']: { code: this.status, message: this.message } };
  }
}

export const badRequest = (message: string): NovaFault => new NovaFault(400, message);

/** The policy that says no, without its common prefix, e.g. `os-services:list`. */
export const forbiddenBy = (policy: string): NovaFault =>
  new NovaFault(403, `Policy doesn't allow os_compute_api:${policy} to be performed.`);

export const conflict = (message: string): NovaFault => new NovaFault(409, message);

/** `what` as Nova names it: Instance, Service … */
export const notFound = (what: string, id: string): NovaFault =>
  new NovaFault(404, `${what} ${id} could not be found.`);

/** What a microversion answers for something that came later. */
export const notYet = (): NovaFault => new NovaFault(404, 'The resource could not be found.');

/** What an unforeseen database error looks like from outside. */
export const databaseError = (): NovaFault =>
  new NovaFault(
    500,
    'Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and attach the Nova API log if ' +
      "possible.\n<class 'oslo_db.exception.DBError'>",
  );
