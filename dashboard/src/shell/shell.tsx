/**
 * What stands around every view: where one can go, whether it is live, zone, colours, who is signed in.
 *
 * Refuses to know the views.
 */

import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';

import { useVisit } from '../graph/live.ts';
import { allZones } from '../time/zones.ts';
import { LiveStatus } from './live-status.tsx';
import { Mark } from './mark.tsx';
import { Mishap } from './mishap.tsx';
import { setTheme, setZone, useTheme, useZone } from './preferences.ts';
import type { Theme } from './preferences.ts';

const OPERATOR_LINKS = [
  ['/', 'Timeline'],
  ['/windows', 'Windows'],
  ['/hosts', 'Hosts'],
  ['/servers', 'Servers'],
  ['/calendar', 'Calendar'],
] as const;
const OWNER_LINKS = [
  ['/', 'My maintenance'],
  ['/servers', 'My servers'],
  ['/windows', 'History'],
  ['/calendar', 'Calendar'],
] as const;

export function Shell({ children }: { readonly children: React.ReactNode }) {
  const { viewer, signOut } = useVisit();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // Whoever cannot see that the view changed is brought to its beginning.
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
    window.scrollTo(0, 0);
  }, [path]);
  const links = viewer.operator ? OPERATOR_LINKS : OWNER_LINKS;

  return (
    <>
      <a className="sw-skip" href="#main">
        Skip to the content
      </a>
      <header className="sw-top">
        <Link href="/" className="sw-top__brand" aria-label="Slipway, to the start">
          <Mark />
          <span>Slipway</span>
        </Link>
        <nav aria-label="Views" className="sw-top__nav">
          <ul>
            {links.map(([href, name]) => (
              <li key={href}>
                <Link href={href} aria-current={path === href ? 'page' : undefined}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="sw-top__tools">
          <LiveStatus />
          <ZoneChoice />
          <ThemeChoice />
          <div className="sw-who">
            <span className="sw-who__name">{viewer.userName ?? viewer.userId}</span>
            <span className="sw-who__project">
              {viewer.operator ? 'Operator' : (viewer.project?.name ?? viewer.project?.id ?? 'no project')}
            </span>
          </div>
          <button type="button" className="sw-tool" onClick={signOut}>
            Sign out
          </button>
        </div>
      </header>
      <main id="main" className="sw-main" ref={main} tabIndex={-1}>
        <Mishap view={path}>{children}</Mishap>
      </main>
      <footer className="sw-foot">
        <a href="/graphiql">GraphiQL</a>
        <span>Everything here is one GraphQL graph.</span>
      </footer>
    </>
  );
}

function ZoneChoice() {
  const zone = useZone();
  const zones = allZones();
  return (
    <select
      className="sw-tool sw-tool--zone"
      aria-label="Time zone"
      value={zone}
      onChange={(event) => {
        setZone(event.target.value);
      }}
    >
      {!zones.includes(zone) && <option>{zone}</option>}
      {zones.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}

const THEMES: Readonly<Record<Theme, { readonly next: Theme; readonly name: string; readonly sign: string }>> = {
  system: { next: 'light', name: 'as the system', sign: '◐' },
  light: { next: 'dark', name: 'light', sign: '☀' },
  dark: { next: 'system', name: 'dark', sign: '☾' },
};

function ThemeChoice() {
  const theme = useTheme();
  const { next, name, sign } = THEMES[theme];
  return (
    <button
      type="button"
      className="sw-tool sw-tool--icon"
      aria-label={`Colours: ${name}. Change to ${THEMES[next].name}`}
      title={`Colours: ${name}`}
      onClick={() => {
        setTheme(next);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
