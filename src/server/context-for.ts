/**
 * How the server asks for what resolvers may reach.
 *
 * Pure: a type. Refuses to know what is in it.
 */

import type { Caller } from '../domain/viewer.ts';

/** A new context for one operation, or for one event of a subscription. Throws what clients may be told. */
export type ContextFor = (caller: Caller, operation: { readonly requestId: string }) => object | Promise<object>;
