/**
 * Keys that reach beyond the object that they are written to: planners merge answers into plain objects, and there
 * `__proto__` and whatever else an empty object has are shared by the whole process.
 *
 * Pure. Refuses to know operations.
 */

/** As the key of a field in a result. */
export function isUnsafeKey(key: string): boolean {
  return key in {};
}

/** Somewhere in what a subgraph answered. Values of scalars may be objects with any other key. */
export function hasUnsafeKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasUnsafeKey);
  return Object.entries(value).some(
    ([key, inner]) => key === '__proto__' || isPrototype(key, inner) || hasUnsafeKey(inner),
  );
}

function isPrototype(key: string, inner: unknown): boolean {
  return key === 'constructor' && typeof inner === 'object' && inner !== null && Object.hasOwn(inner, 'prototype');
}
