/**
 * A text that must not be seen: passwords, tokens, database URLs.
 *
 * Keeps it in a closure, so that neither printing, JSON nor inspection can reach it. Refuses to know where it came
 * from and what it is for.
 */

import { inspect } from 'node:util';

const mark: unique symbol = Symbol('secret');
const MASK = '[secret]';

/** Prints as `[secret]` everywhere; only `reveal` gives the text, to be called once, where it is wired in. */
export interface Secret {
  readonly [mark]: true;
  readonly reveal: () => string;
  readonly toString: () => string;
  readonly toJSON: () => string;
}

/** Wraps a text for good. */
export function secret(text: string): Secret {
  const masked = (): string => MASK;
  const wrapped: Secret & { readonly [inspect.custom]: () => string } = {
    [mark]: true,
    reveal: () => text,
    toString: masked,
    toJSON: masked,
    [inspect.custom]: masked,
  };
  return Object.freeze(wrapped);
}

/** Was this made by `secret`? */
export function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && mark in value;
}
