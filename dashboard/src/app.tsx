/**
 * The whole page: the door for who is not signed in, and behind it the views by address.
 *
 * Refuses to know what the views show.
 */

import { useCallback, useEffect, useState } from 'react';
import { Route, Switch } from 'wouter';

import { CalendarView } from './calendar/calendar-view.tsx';
import { VisitContext } from './graph/live.ts';
import type { Visit } from './graph/live.ts';
import { HostsView } from './hosts/hosts-view.tsx';
import { MineView } from './mine/mine-view.tsx';
import { Loading, NoRights, Nothing } from './parts/states.tsx';
import { ScheduleView } from './schedule/schedule-view.tsx';
import { ServersView } from './servers/servers-view.tsx';
import type { DemoSignIn } from './session/answers.ts';
import { endSession, restoreSession, SignInError } from './session/session.ts';
import type { Credential } from './session/session.ts';
import { SignInView } from './session/sign-in-view.tsx';
import { startVisit } from './session/visit.ts';
import { Shell } from './shell/shell.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { WindowView } from './windows/window-view.tsx';
import { WindowsView } from './windows/windows-view.tsx';

type Door =
  | { readonly kind: 'asking' }
  | { readonly kind: 'closed'; readonly why?: string }
  | { readonly kind: 'open'; readonly visit: Visit };

export function App() {
  const [door, setDoor] = useState<Door>({ kind: 'asking' });
  const [demo, setDemo] = useState<readonly DemoSignIn[]>([]);

  const enter = useCallback(async (credential: Credential) => {
    const leave = (why?: string) => {
      void endSession(credential);
      setDoor({ kind: 'closed', why });
    };
    const visit = await startVisit(credential, leave);
    setDoor({ kind: 'open', visit });
  }, []);

  useEffect(() => {
    let gone = false;
    const isGone = () => gone;
    const restore = async () => {
      const { credential, demo: offered } = await restoreSession();
      if (isGone()) return;
      setDemo(offered);
      if (credential === null) setDoor({ kind: 'closed' });
      else await enter(credential);
    };
    restore().catch((error: unknown) => {
      const why = error instanceof SignInError ? error.message : 'The gateway does not answer. Load the page again.';
      setDoor({ kind: 'closed', why });
    });
    return () => {
      gone = true;
    };
  }, [enter]);

  if (door.kind === 'asking') return <Loading what="the page" />;
  if (door.kind === 'closed') return <SignInView why={door.why} demo={demo} enter={enter} />;
  return (
    <VisitContext value={door.visit}>
      <Shell>
        <Views operator={door.visit.viewer.operator} />
      </Shell>
    </VisitContext>
  );
}

function Views({ operator }: { readonly operator: boolean }) {
  const forOperators = (view: React.ReactNode) => (operator ? view : <NoRights />);
  return (
    <Switch>
      <Route path="/">{operator ? <TimelineView /> : <MineView />}</Route>
      <Route path="/timeline">{forOperators(<TimelineView />)}</Route>
      <Route path="/hosts">{forOperators(<HostsView />)}</Route>
      <Route path="/schedule">{forOperators(<ScheduleView />)}</Route>
      <Route path="/windows">
        <WindowsView />
      </Route>
      <Route path="/windows/:id">{({ id }) => <WindowView key={id} id={id} />}</Route>
      <Route path="/servers">
        <ServersView />
      </Route>
      <Route path="/calendar">
        <CalendarView />
      </Route>
      <Route>
        <Nothing title="There is nothing here">The address leads to no view of this page.</Nothing>
      </Route>
    </Switch>
  );
}
