/** What may be sent next, and why not the rest. Operators only. */

import { Button, TextInput } from '../parts/patternfly.ts';
import { useState } from 'react';

import { useVisit } from '../graph/live.ts';
import { SendEventMutation } from '../graph/operations.ts';
import type { SendEventMutation as Sent } from '../generated/graphql.ts';
import { Refusals } from '../parts/states.tsx';
import type { WindowPage } from './window-page.ts';

type Errors = Sent['sendMaintenanceEvent']['userErrors'];

/** Ends that are not the good one are asked about twice. */
const GRAVE = ['CANCELLED', 'FAILED', 'SUPERSEDED'];

export function NextEvents({ window, done }: { readonly window: WindowPage; readonly done: () => void }) {
  const { client } = useVisit();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [errors, setErrors] = useState<Errors>([]);
  if (window.nextEvents.length === 0) return <p className="sw-quiet">It has ended; nothing leads on from here.</p>;

  const send = async (event: string) => {
    setBusy(event);
    setAsked(null);
    const input = { id: window.id, event, revision: window.revision, note: note.trim() === '' ? null : note.trim() };
    const { data, error } = await client.mutation(SendEventMutation, { input }).toPromise();
    setBusy(null);
    setErrors(
      data?.sendMaintenanceEvent.userErrors ?? [
        { code: 'INVALID_EVENT', message: error?.message ?? 'No answer.', path: null },
      ],
    );
    if (data?.sendMaintenanceEvent.userErrors.length === 0) setNote('');
    done();
  };
  const isGrave = (target: string) =>
    GRAVE.includes(window.workflow.states.find(({ name }) => name === target)?.phase ?? '');
  const first = window.nextEvents.find(({ allowed, target }) => allowed && target !== window.state && !isGrave(target));

  return (
    <div className="sw-next">
      <h3>What may be sent next</h3>
      <ul className="sw-plain sw-next__list">
        {window.nextEvents.map(({ name, target, allowed, refusedBecause }) => (
          <li key={name}>
            <Button
              variant={name === first?.name ? 'primary' : 'secondary'}
              isDanger={isGrave(target)}
              isDisabled={!allowed || busy !== null}
              isLoading={busy === name}
              onClick={() => {
                if (isGrave(target) && asked !== name) setAsked(name);
                else void send(name);
              }}
            >
              {asked === name ? `Yes, ${name}` : name}
            </Button>
            <span className="sw-next__target">
              {target === window.state ? 'stays ' : 'to '}
              <strong>{target}</strong>
              {refusedBecause !== null && (
                <span className="sw-next__why">Not now: {shortened(refusedBecause, window)}</span>
              )}
              {asked === name && <span className="sw-next__why">This cannot be taken back. Press again to go on.</span>}
            </span>
          </li>
        ))}
      </ul>
      <label className="sw-next__note">
        <span>A word for the log, shown to owners</span>
        <TextInput
          value={note}
          maxLength={1000}
          aria-label="A word for the log, shown to owners"
          onChange={(_event, text) => {
            setNote(text);
          }}
        />
      </label>
      <Refusals errors={errors} />
    </div>
  );
}

/** The gateway names servers by id; the blockers are named in full beside it. */
function shortened(why: string, { readiness }: WindowPage): string {
  if (!why.startsWith('ready:') || readiness.ready) return why;
  return `${readiness.outstanding} of ${readiness.total} servers stand in the way (see readiness).`;
}
