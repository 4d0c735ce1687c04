/** Other words for a window. Only what was changed is sent, so that nobody's other change is undone. */

import { Button } from '../parts/patternfly.ts';
import { useState } from 'react';

import type { PlanWordsFragment } from '../generated/graphql.ts';
import { UpdateMaintenanceMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { refusedAt, refusedElsewhere } from '../parts/fault.tsx';
import { Refusals } from '../parts/states.tsx';
import { TextField } from '../parts/text-field.tsx';
import { MovedOn } from './moved-on.tsx';

interface Props {
  readonly window: PlanWordsFragment;
  readonly done: () => void;
  readonly close: (word?: string) => void;
}

/** What stale revisions refuse is told by `MovedOn`. */
const FIELDS = ['summary', 'description', 'revision'];

export function WordsForm({ window, done, close }: Props) {
  const { send, busy, refusals } = useSend(UpdateMaintenanceMutation, (data) => data.updateMaintenance);
  const [base, setBase] = useState<PlanWordsFragment>(window);
  const [now, setNow] = useState<PlanWordsFragment | null>(null);
  const [summary, setSummary] = useState<string | null>(null);
  const [description, setDescription] = useState<string | null>(null);

  const save = async () => {
    if (summary === null && description === null) {
      close();
      return;
    }
    const answer = await send({
      id: base.id,
      revision: base.revision,
      ...(summary !== null && { summary: summary.trim() }),
      ...(description !== null && { description: description.trim() === '' ? null : description.trim() }),
    });
    done();
    setNow(answer?.window ?? null);
    if (answer?.userErrors.length === 0) close('Saved.');
  };

  return (
    <form
      className="sw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        id="words-summary"
        label="Summary, shown to owners"
        value={summary ?? base.summary}
        set={setSummary}
        maxLength={255}
        required
        fault={refusedAt(refusals, 'summary')}
      />
      <TextField
        id="words-description"
        label="More words for owners"
        value={description ?? base.description ?? ''}
        set={setDescription}
        maxLength={10_000}
        rows={4}
        fault={refusedAt(refusals, 'description')}
      />
      <MovedOn before={base} now={now} goOn={setBase} />
      <Refusals errors={refusedElsewhere(refusals, FIELDS)} />
      <div className="sw-buttons">
        <Button type="submit" variant="primary" isDisabled={busy} isLoading={busy}>
          Save
        </Button>
        <Button
          variant="link"
          isDisabled={busy}
          onClick={() => {
            close();
          }}
        >
          Leave it
        </Button>
      </div>
    </form>
  );
}
