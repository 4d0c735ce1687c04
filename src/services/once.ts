/**
 * Mutations that were sent twice happen once: the same `clientMutationId` by the same caller answers with the first
 * result for 24 hours.
 *
 * Refuses to know what a mutation does. The memory is written in the transaction of the change itself.
 */

import { z } from 'zod';

import type { MaintenanceWrites, MutationKey } from '../domain/maintenance-store.ts';
import { refusal, REFUSAL_CODES } from '../domain/refusal.ts';
import { InvalidInputError } from '../errors.ts';
import type { Caller } from '../domain/viewer.ts';

const outcomeShape = z.object({
  id: z.string().nullable(),
  refusals: z
    .array(
      z.object({ code: z.enum(REFUSAL_CODES), message: z.string(), path: z.array(z.string()).readonly().nullable() }),
    )
    .readonly(),
});
const remembered = z.object({ asked: z.string(), outcome: outcomeShape }).nullable();

/** What is remembered of a mutation: the id of what it changed, and why it was refused. */
export type Remembered = Readonly<z.infer<typeof outcomeShape>>;

/** A mutation as its caller named it, and what it asked for. */
export interface NamedMutation {
  readonly mutation: string;
  readonly input: { readonly clientMutationId?: string | null | undefined };
}

/** Room for any id that a client makes, and short enough for an index. */
const ID_LIMIT = 255;

type Memory = Pick<MaintenanceWrites, 'earlierOutcome' | 'rememberOutcome'>;

/** Runs `change`, or answers with what it came to the first time. */
export async function once(
  writes: Memory,
  caller: Caller,
  named: NamedMutation,
  change: () => Promise<Remembered>,
): Promise<Remembered> {
  const earlier = await recall(writes, caller, named);
  if (earlier !== null) return earlier;
  const outcome = await change();
  await remember(writes, caller, named, outcome);
  return outcome;
}

/** What this mutation came to the first time; null when it is new. The same id for something else is refused. */
export async function recall(writes: Memory, caller: Caller, named: NamedMutation): Promise<Remembered | null> {
  const key = keyOf(caller, named);
  const earlier = key && remembered.parse(await writes.earlierOutcome(key));
  if (earlier == null) return null;
  if (earlier.asked === JSON.stringify(named.input)) return earlier.outcome;
  const message = `This clientMutationId was already used for another ${named.mutation}: send a new one.`;
  return { id: null, refusals: [refusal('INVALID_VALUE', message, 'clientMutationId')] };
}

/** Keeps what a mutation came to; nothing where its caller gave it no id. */
export async function remember(
  writes: Memory,
  caller: Caller,
  named: NamedMutation,
  outcome: Remembered,
): Promise<void> {
  const key = keyOf(caller, named);
  if (key !== null) await writes.rememberOutcome(key, { asked: JSON.stringify(named.input), outcome });
}

/** For what is not done in one transaction: the same named mutation sent again while it is under way waits for the one answer, so that others are told once; another one of that name waits for its end. */
export function onceAtATime<Input extends NamedMutation['input'], Answer>(
  run: (caller: Caller, input: Input) => Promise<Answer>,
): (caller: Caller, input: Input) => Promise<Answer> {
  const underWay = new Map<string, { readonly asked: string; readonly answer: Promise<Answer> }>();
  return async (caller, input) => {
    if (input.clientMutationId == null) return run(caller, input);
    const key = JSON.stringify([callerKey(caller), input.clientMutationId]);
    const asked = JSON.stringify(input);
    for (let known = underWay.get(key); known !== undefined; known = underWay.get(key)) {
      if (known.asked === asked) return known.answer;
      await known.answer.catch(() => undefined);
    }
    const answer = run(caller, input).finally(() => underWay.delete(key));
    underWay.set(key, { asked, answer });
    return answer;
  };
}

function keyOf(caller: Caller, { mutation, input: { clientMutationId } }: NamedMutation): MutationKey | null {
  if ((clientMutationId?.length ?? 0) > ID_LIMIT) {
    throw new InvalidInputError(`clientMutationId is longer than ${ID_LIMIT} characters.`);
  }
  return clientMutationId == null ? null : { caller: callerKey(caller), mutation, clientMutationId };
}

/** The same user in another project is another caller. */
function callerKey({ viewer }: Caller): string {
  return `${viewer.scope.clouds.join(',')}/${viewer.project?.id ?? ''}/${viewer.userId}`;
}
