/** What is wrong with one field of a form, below it; and what the gateway refused, sorted by fields. */

import type { Refusal } from '../graph/send.ts';

export function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p id={id} className="sw-fault" role={text === undefined ? undefined : 'alert'}>
      {text}
    </p>
  );
}

const fieldOf = ({ path }: Refusal): string => path?.slice(1).join('.') ?? '';

/** The words about that field, e.g. `link.url`; undefined where there are none. */
export function refusedAt(refusals: readonly Refusal[], field: string): string | undefined {
  const words = refusals.filter((refusal) => fieldOf(refusal) === field).map(({ message }) => message);
  return words.length === 0 ? undefined : words.join(' ');
}

/** Those that are about none of the fields. */
export const refusedElsewhere = (refusals: readonly Refusal[], fields: readonly string[]): readonly Refusal[] =>
  refusals.filter((refusal) => !fields.includes(fieldOf(refusal)));
