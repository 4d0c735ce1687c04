/**
 * One mutation as a form sends it: one at a time, never done twice for an answer that was lost, and refusals kept to be
 * shown.
 *
 * Refuses to know what is sent.
 */

import { useRef, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';

import { useVisit } from './live.ts';

/** Why something was not done: of the gateway, or `NO_ANSWER`, `FAILED` where it did not come to that. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The argument it is about, behind `input`; null when it is about the whole. */
  readonly path: readonly string[] | null;
}

interface Payload {
  readonly userErrors: readonly Refusal[];
}

interface Sending<Input, Answer> {
  /** The payload, refused or not; null where there was none. */
  readonly send: (input: Input) => Promise<Answer | null>;
  readonly busy: boolean;
  readonly refusals: readonly Refusal[];
}

/** An id for a mutation. Unlike `crypto.randomUUID`, also on pages without https. */
export function newMutationId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function useSend<Data, Input extends object, Answer extends Payload>(
  mutation: TypedDocumentNode<Data, { input: Input }>,
  read: (data: Data) => Answer,
): Sending<Input, Answer> {
  const { client } = useVisit();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  /** What was sent and not answered: sent again it is the same mutation. */
  const unanswered = useRef<{ readonly said: string; readonly id: string } | null>(null);

  const send = async (input: Input) => {
    const said = JSON.stringify(input);
    if (unanswered.current?.said !== said) unanswered.current = { said, id: newMutationId() };
    setBusy(true);
    const { data, error } = await client
      .mutation(mutation, { input: { ...input, clientMutationId: unanswered.current.id } })
      .toPromise();
    setBusy(false);
    if (data == null) {
      setRefusals(failuresOf(error));
      return null;
    }
    unanswered.current = null;
    const answer = read(data);
    setRefusals(answer.userErrors);
    return answer;
  };
  return { send, busy, refusals };
}

function failuresOf(error: CombinedError | undefined): readonly Refusal[] {
  const messages = [...new Set(error?.graphQLErrors.map(({ message }) => message))];
  if (messages.length > 0) return messages.map((message) => ({ code: 'FAILED', message, path: null }));
  return [{ code: 'NO_ANSWER', message: 'The gateway does not answer. Send it again.', path: null }];
}
