/** Yes or no for some servers of a window, with what is to be done, a word and a reference. */

import { Button, FormGroup, FormSelect, FormSelectOption, TextArea, TextInput } from '../parts/patternfly.ts';
import { useId, useState } from 'react';

import { useVisit } from '../graph/live.ts';
import { AcknowledgeMutation, DeclineMutation } from '../graph/operations.ts';
import type { ServerAction, UserErrorCode } from '../generated/graphql.ts';
import { Refusals } from '../parts/states.tsx';
import { ACTION, count } from '../parts/words.ts';
import { When } from '../time/time.tsx';
import type { AnsweredWindow } from './answered-window.ts';

interface Props {
  readonly window: AnsweredWindow;
  readonly serverIds: readonly string[];
  readonly all: boolean;
  readonly done: () => void;
  readonly close: () => void;
}

interface Refusal {
  readonly code: UserErrorCode | 'NO_ANSWER';
  readonly message: string;
}

export function AnswerForm({ window, serverIds, all, done, close }: Props) {
  const { client, viewer } = useVisit();
  const id = useId();
  const [action, setAction] = useState<ServerAction | ''>('');
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly Refusal[]>([]);
  const { operator } = viewer;

  const finish = (refused: readonly Refusal[] | undefined, failure: string | undefined) => {
    setBusy(false);
    setErrors(refused ?? [{ code: 'NO_ANSWER', message: failure ?? 'The gateway does not answer.' }]);
    done();
    if (refused?.length === 0) close();
  };
  const about = { windowId: window.id, serverIds: [...serverIds], revision: window.revision };
  const acknowledge = async () => {
    setBusy(true);
    const input = {
      ...about,
      action: action === '' ? null : action,
      note: textOrNull(note),
      changeReference: textOrNull(reference),
    };
    const { data, error } = await client.mutation(AcknowledgeMutation, { input, operator }).toPromise();
    finish(data?.acknowledgeMaintenance.userErrors, error?.message);
  };
  const decline = async () => {
    setBusy(true);
    const { data, error } = await client
      .mutation(DeclineMutation, { input: { ...about, note: note.trim() }, operator })
      .toPromise();
    finish(data?.declineMaintenance.userErrors, error?.message);
  };

  return (
    <section className="sw-answer" aria-label="Your answer">
      <h3>
        Your answer for{' '}
        {all
          ? serverIds.length === 1
            ? 'your server'
            : `all ${serverIds.length} servers`
          : count(serverIds.length, 'server')}
      </h3>
      {window.acknowledgeBy !== null && (
        <p className="sw-quiet">
          Until <When at={window.acknowledgeBy} distance />;{' '}
          {window.onSilence === 'CONSENT' ? 'then silence is taken for consent.' : 'without an answer nothing is done.'}
        </p>
      )}
      <div className="sw-pair">
        <FormGroup label="What is to be done" fieldId={`${id}-action`}>
          <FormSelect
            id={`${id}-action`}
            value={action}
            onChange={(_event, value) => {
              setAction(window.allowedActions.find((each) => each === value) ?? '');
            }}
          >
            <FormSelectOption value="" label="What the policies say" />
            {window.allowedActions.map((each) => (
              <FormSelectOption key={each} value={each} label={ACTION[each]} />
            ))}
          </FormSelect>
        </FormGroup>
        <FormGroup label="Your change or ticket (a URL)" fieldId={`${id}-reference`}>
          <TextInput
            id={`${id}-reference`}
            type="url"
            value={reference}
            placeholder="https://"
            onChange={(_event, value) => {
              setReference(value);
            }}
          />
        </FormGroup>
      </div>
      <FormGroup label="A word for the operators" fieldId={`${id}-note`}>
        <TextArea
          id={`${id}-note`}
          value={note}
          rows={2}
          maxLength={1000}
          resizeOrientation="vertical"
          aria-describedby={`${id}-hint`}
          onChange={(_event, value) => {
            setNote(value);
          }}
        />
        <p id={`${id}-hint`} className="sw-hint">
          Whoever declines says what stands in the way.
        </p>
      </FormGroup>
      <Refusals errors={errors} />
      <div className="sw-buttons">
        <Button variant="primary" isDisabled={busy} isLoading={busy} onClick={() => void acknowledge()}>
          Acknowledge
        </Button>
        <Button variant="danger" isDisabled={busy || note.trim() === ''} onClick={() => void decline()}>
          Decline
        </Button>
        <Button variant="link" isDisabled={busy} onClick={close}>
          Not now
        </Button>
      </div>
    </section>
  );
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
