/**
 * JSON pointers (RFC 6901): one place in a JSON document.
 *
 * Pure. Reads only; `-`, the place behind an array's end, is never there.
 */

/** Undefined when there is nothing at that place. */
export function at(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>(
    (value, step) => child(value, step.replaceAll('~1', '/').replaceAll('~0', '~')),
    document,
  );
}

function child(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/u.test(name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
