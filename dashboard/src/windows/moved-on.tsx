/** Tells whoever was changing a plan that somebody else did so meanwhile, and what. What was written stays. */

import { Alert, Button } from '../parts/patternfly.ts';

import type { PlanWordsFragment } from '../generated/graphql.ts';
import { useZone } from '../shell/preferences.ts';
import { differencesOf } from './differences.ts';

interface Props {
  readonly before: PlanWordsFragment;
  readonly now: PlanWordsFragment | null;
  readonly goOn: (now: PlanWordsFragment) => void;
}

export function MovedOn({ before, now, goOn }: Props) {
  const zone = useZone();
  if (now === null || now.revision === before.revision) return null;
  const differences = differencesOf(before, now, zone);
  return (
    <Alert
      component="p"
      isInline
      isLiveRegion
      variant="warning"
      title="The window changed while you were writing. Nothing was sent."
    >
      {differences.length === 0 ? (
        <p>Neither its words nor its times; see what happened below.</p>
      ) : (
        <ul className="sw-plain">
          {differences.map(({ what, before: was, after }) => (
            <li key={what} className="sw-break">
              {what}: <del>{was}</del> <ins>{after}</ins>
            </li>
          ))}
        </ul>
      )}
      <p>
        What you wrote is still here.{' '}
        <Button
          variant="link"
          isInline
          onClick={() => {
            goOn(now);
          }}
        >
          Go on from revision {now.revision}
        </Button>
      </p>
    </Alert>
  );
}
