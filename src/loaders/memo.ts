/**
 * One call per key for as long as an operation lives; the next operation asks anew.
 *
 * Refuses to know what is remembered. A failure is remembered too: one operation does not ask a dead system twice.
 */

export interface Memo<Key, Answer> {
  readonly get: (key: Key) => Promise<Answer>;
  readonly has: (key: Key) => boolean;
}

export function memo<Key, Answer>(load: (key: Key) => Promise<Answer>): Memo<Key, Answer> {
  const answers = new Map<Key, Promise<Answer>>();
  return {
    has: (key) => answers.has(key),
    get: (key) => {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = load(key);
      answers.set(key, answer);
      return answer;
    },
  };
}
