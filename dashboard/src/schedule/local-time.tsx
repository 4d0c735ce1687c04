/** A time by the clock of the plan's zone, with what it means where that clock is put forward or back. */

import { FormGroup, TextInput } from '../parts/patternfly.ts';

import { meaningOf, offsetOf } from '../time/zones.ts';
import type { TimeField, Times } from './draft.ts';
import { instantOf } from './draft.ts';

interface Props {
  readonly label: string;
  readonly draft: Times;
  readonly which: TimeField;
  readonly set: (key: 'later' | TimeField, value: never) => void;
  readonly fault: string | undefined;
  readonly required?: boolean;
  readonly hint?: string;
}

export function LocalTime({ label, draft, which, set, fault, required = false, hint }: Props) {
  const id = `time-${which}`;
  const meaning = draft[which] === '' ? null : meaningOf(draft[which], draft.zone);
  const instant = instantOf(draft, which);
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      <TextInput
        id={id}
        type="datetime-local"
        value={draft[which]}
        validated={fault === undefined ? 'default' : 'error'}
        aria-describedby={`${id}-meaning`}
        onChange={(_event, value) => {
          set(which, value as never);
        }}
      />
      <div id={`${id}-meaning`} className="sw-hint" aria-live="polite">
        {instant === null
          ? hint
          : `${instant.slice(0, 16).replace('T', ' ')} UTC, the clock stands at ${offsetOf(instant, draft.zone)}`}
        {meaning?.kind === 'skipped' && (
          <strong className="sw-dst">
            {' '}
            The clock is put forward and skips this time; taken as {meaning.shownAs.replace('T', ' ')}.
          </strong>
        )}
        {meaning?.kind === 'twice' && (
          <label className="sw-dst">
            <input
              type="checkbox"
              className="sw-check"
              checked={draft.later.includes(which)}
              onChange={({ target: { checked } }) => {
                const others = draft.later.filter((field) => field !== which);
                set('later', (checked ? [...others, which] : others) as never);
              }}
            />{' '}
            The clock is put back and shows this time twice: the second one is meant
          </label>
        )}
        {fault !== undefined && (
          <span className="sw-fault" role="alert">
            {' '}
            {fault}
          </span>
        )}
      </div>
    </FormGroup>
  );
}
