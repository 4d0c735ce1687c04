/** One server's standing instruction in one case, to be chosen. */

import { useId, useState } from 'react';

import { useVisit } from '../graph/live.ts';
import { SetPolicyMutation } from '../graph/operations.ts';
import type { ServerAction, ServersQuery } from '../generated/graphql.ts';
import { ACTION, SOURCE } from '../parts/words.ts';
import { CASES } from './cases.ts';
import type { Case } from './cases.ts';

type Server = ServersQuery['servers']['nodes'][number];

const ACTIONS: readonly ServerAction[] = ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'];

interface Props {
  readonly server: Server;
  readonly which: Case;
  readonly done: () => void;
}

export function PolicyCell({ server, which, done }: Props) {
  const { client } = useVisit();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const rule = server.maintenancePolicy[which];
  const isOwn = rule.source === 'SERVER_POLICY';
  const title = CASES.find(({ key }) => key === which)?.title ?? which;
  const choices = ACTIONS.filter((action) => action !== 'KEEP' || which.endsWith('Temporary'));

  const set = async (action: ServerAction | null) => {
    setBusy(true);
    const { data, error } = await client
      .mutation(SetPolicyMutation, { input: { serverId: server.id, [which]: action } })
      .toPromise();
    setBusy(false);
    setRefusal(data?.setServerMaintenancePolicy.userErrors[0]?.message ?? error?.message ?? null);
    done();
  };

  return (
    <>
      <select
        className="sw-select"
        aria-label={`${server.name}: ${title}`}
        aria-describedby={`${id}-why`}
        disabled={busy}
        value={isOwn ? rule.action : ''}
        onChange={({ target: { value } }) => {
          void set(choices.find((action) => action === value) ?? null);
        }}
      >
        <option value="">{isOwn ? 'As it is for all' : `As for all: ${ACTION[rule.action].toLowerCase()}`}</option>
        {choices.map((action) => (
          <option key={action} value={action}>
            {ACTION[action]}
          </option>
        ))}
      </select>
      <div id={`${id}-why`} className="sw-quiet">
        {SOURCE[rule.source]}
      </div>
      {rule.problem !== null && <div className="sw-problem">{rule.problem}</div>}
      {refusal !== null && (
        <div className="sw-problem" role="alert">
          {refusal}
        </div>
      )}
    </>
  );
}
