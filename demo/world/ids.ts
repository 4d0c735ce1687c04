/**
 * Ids that are the same at every start: a digest of what they name.
 *
 * Knows no kind of thing; callers say the kind.
 */
import { createHash } from 'node:crypto';

const digest = (name: string): string => createHash('sha256').update(`demo:${name}`).digest('hex');

/** 32 hexadecimal digits, the form of Keystone's ids. */
export const hexId = (name: string): string => digest(name).slice(0, 32);

/** A UUID (version 4 in form), the form of Nova's ids. */
export function uuid(name: string): string {
  const hex = digest(name);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
