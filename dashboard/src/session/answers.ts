/**
 * What is read out of the gateway's answers about sessions.
 *
 * Pure. Refuses anything of another shape.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The word that goes back with each request. Throws where there is none. */
export function csrfIn(body: unknown): string {
  if (isObject(body) && typeof body.csrf === 'string') return body.csrf;
  throw new Error('the gateway answered with a session of another shape');
}

/** The first error's message, in the shape of a GraphQL result; null where there is none. */
export function messageIn(body: unknown): string | null {
  if (!isObject(body) || !Array.isArray(body.errors)) return null;
  const [first] = body.errors as readonly unknown[];
  return isObject(first) && typeof first.message === 'string' ? first.message : null;
}

/** A token that a demo offers. */
export interface DemoSignIn {
  readonly token: string;
  readonly label: string;
}

/** Empty where this is no demo. */
export function demoIn(body: unknown): readonly DemoSignIn[] {
  if (!isObject(body) || !Array.isArray(body.demo)) return [];
  return (body.demo as readonly unknown[]).flatMap((each) =>
    isObject(each) && typeof each.token === 'string' && typeof each.label === 'string'
      ? [{ token: each.token, label: each.label }]
      : [],
  );
}
