/**
 * Keystone's refusals: status, title and message in its `error` envelope.
 *
 * Knows no reason for refusing.
 */
import { Refusal } from '../wire/refusal.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};

/** A refusal on its way to the wire. */
export class KeystoneFault extends Refusal {
  override readonly name = 'KeystoneFault';

  /** The body Keystone sends. */
  override get body(): { readonly error: { readonly code: number; readonly message: string; readonly title: string } } {
    return { error: { code: this.status, message: this.message, title: TITLES[this.status] ?? 'Error' } };
  }
}

/** Wrong credentials, unknown user, unknown project, no role in it, dead token: Keystone says the same to all. */
export const unauthorized = (): KeystoneFault =>
  new KeystoneFault(401, 'The request you have made requires authentication.');

/** A body without something it must have. */
export const malformed = (what: string): KeystoneFault =>
  new KeystoneFault(
    400,
    `Expecting to find ${what}. The server could not comply with the request since it is either malformed or ` +
      'otherwise incorrect. The client is assumed to be in error.',
  );

/** The policy that says no, e.g. `identity:validate_token`. */
export const forbidden = (policy: string): KeystoneFault =>
  new KeystoneFault(403, `You are not authorized to perform the requested action: ${policy}.`);

/** Something that is not there, e.g. `user`. */
export const notFound = (what: string, id: string): KeystoneFault =>
  new KeystoneFault(404, `Could not find ${what}: ${id}.`);
