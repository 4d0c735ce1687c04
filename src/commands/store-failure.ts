/**
 * A PostgreSQL store that cannot be used, in words that say which one it is and what to do.
 *
 * Refuses to know what was wanted of the store, and to repeat its URL: that has a password.
 */

import type { Config } from '../config/index.ts';
import { postgresAddress } from '../config/index.ts';
import { GatewayError } from '../errors.ts';

/** The database server does not answer, or does not let us in. */
class StoreUnavailableError extends GatewayError {
  override readonly name = 'StoreUnavailableError';
  readonly code = 'STORE_UNAVAILABLE';
}

/** SQLSTATE of a login refused, no such database, no room, starting or stopping, and a right that is missing. */
const REFUSALS = /^(?:28|3D|53|57P|42501)/u;
/** What the driver says of a server that keeps silent, or does not speak TLS; it has no code. */
const SILENCE = /timeout expired|connection timeout|connection terminated|does not support SSL/iu;

/** Does the work. Throws StoreUnavailableError, with the cause, where it fails for the PostgreSQL server; else whatever it throws. */
export async function namingStore<Answer>({ store }: Config, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (store.kind !== 'postgres' || !Error.isError(error)) throw error;
    const { host, address } = postgresAddress(store.url);
    const keys = store.session === null ? 'store.postgres' : 'store.postgres or store.session';
    const told = failureOf(error, host, keys);
    if (told === null) throw error;
    throw new StoreUnavailableError(`The store, PostgreSQL at ${address}, ${told}`, { cause: error });
  }
}

function failureOf(error: Error, host: string, keys: string): string | null {
  const unreachable = connectionFailures(error, host);
  if (unreachable.length > 0) {
    return `cannot be reached: ${unreachable.join('; ')}. Start it, or correct ${keys} in the configuration.`;
  }
  const isRefusal = 'severity' in error && 'code' in error && REFUSALS.test(String(error.code));
  if (!isRefusal) return Error.isError(error.cause) ? failureOf(error.cause, host, keys) : null;
  return `refuses the gateway: ${error.message}. Correct ${keys} in the configuration, or what the server allows.`;
}

/** One for each address that was tried. A failure to listen, or to find the host to listen on, is not the store's. */
function connectionFailures(error: Error, host: string): readonly string[] {
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.flatMap((each: unknown) => (Error.isError(each) ? connectionFailures(each, host) : []));
  }
  const isOurs =
    'syscall' in error
      ? error.syscall === 'connect' || error.syscall === 'read' || isLookUpOf(host, error)
      : SILENCE.test(error.message);
  return isOurs ? [error.message] : [];
}

function isLookUpOf(host: string, error: object): boolean {
  return 'hostname' in error && error.hostname === host;
}
