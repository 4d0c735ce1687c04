/**
 * The door: a token, or a name and a password for Keystone; in a demo, a button for each of its people.
 *
 * Refuses to keep what was typed.
 */

import { Alert, Button, Form, FormGroup, TextInput } from '../parts/patternfly.ts';
import { useEffect, useId, useState } from 'react';

import type { DemoSignIn } from './answers.ts';
import { signIn, SignInError } from './session.ts';
import type { Credential, SignIn } from './session.ts';
import { Mark } from '../shell/mark.tsx';

interface Props {
  readonly why?: string | undefined;
  /** Whom a demo lets in by a button. */
  readonly demo: readonly DemoSignIn[];
  readonly enter: (credential: Credential) => Promise<void>;
}

const EMPTY = { user: '', userDomain: 'Default', password: '', project: '', projectDomain: 'Default', cloud: '' };

export function SignInView({ why, demo, enter }: Props) {
  const [by, setBy] = useState<'password' | 'token'>('password');
  const [token, setToken] = useState('');
  const [password, setPassword] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Sign in · Slipway';
  }, []);

  const attempt = async (how: SignIn) => {
    setBusy(true);
    setProblem(null);
    try {
      await enter(await signIn(how));
    } catch (error) {
      setProblem(error instanceof SignInError ? error.message : 'The gateway does not answer as expected.');
      setBusy(false);
    }
  };
  const set = (field: keyof typeof EMPTY) => (value: string) => {
    setPassword((before) => ({ ...before, [field]: value }));
  };
  const ready =
    by === 'token'
      ? token.trim() !== ''
      : [password.user, password.password, password.project].every((text) => text !== '');

  return (
    <div className="sw-door">
      <main className="sw-door__card">
        <div className="sw-door__brand">
          <Mark size={44} />
          <h1>Slipway</h1>
        </div>
        <p className="sw-door__lead">
          Host maintenance, planned in the open: see what happens, when, and to which servers.
        </p>
        {why !== undefined && <Alert component="p" isInline variant="info" title={why} />}
        {problem !== null && <Alert component="p" isInline isLiveRegion variant="danger" title={problem} />}
        {demo.length > 0 && (
          <section aria-labelledby="demo-heading" className="sw-door__demo">
            <h2 id="demo-heading">Look around the demo as</h2>
            <div className="sw-door__people">
              {demo.map(({ token: theirs, label }, index) => (
                <Button
                  key={theirs}
                  variant={index === 0 ? 'primary' : 'secondary'}
                  isDisabled={busy}
                  onClick={() => void attempt({ token: theirs })}
                >
                  {label}
                </Button>
              ))}
            </div>
            <p className="sw-door__or">or sign in</p>
          </section>
        )}
        <div className="sw-tabs" role="group" aria-label="How to sign in">
          <button
            type="button"
            aria-pressed={by === 'password'}
            onClick={() => {
              setBy('password');
            }}
          >
            Name and password
          </button>
          <button
            type="button"
            aria-pressed={by === 'token'}
            onClick={() => {
              setBy('token');
            }}
          >
            Keystone token
          </button>
        </div>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready)
              void attempt(by === 'token' ? { token: token.trim() } : { ...password, cloud: password.cloud || null });
          }}
        >
          {by === 'token' ? (
            <Field
              label="Token"
              type="password"
              value={token}
              set={setToken}
              hint="openstack token issue -f value -c id"
            />
          ) : (
            <>
              <div className="sw-pair">
                <Field label="User" value={password.user} set={set('user')} complete="username" />
                <Field label="User’s domain" value={password.userDomain} set={set('userDomain')} />
              </div>
              <Field
                label="Password"
                type="password"
                value={password.password}
                set={set('password')}
                complete="current-password"
              />
              <div className="sw-pair">
                <Field label="Project" value={password.project} set={set('project')} />
                <Field label="Project’s domain" value={password.projectDomain} set={set('projectDomain')} />
              </div>
              {problem?.includes('cloud') === true && <Field label="Cloud" value={password.cloud} set={set('cloud')} />}
            </>
          )}
          <Button
            type="submit"
            variant={demo.length > 0 ? 'secondary' : 'primary'}
            isBlock
            isDisabled={busy || !ready}
            isLoading={busy}
          >
            Sign in
          </Button>
        </Form>
      </main>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly type?: 'password' | 'text';
  readonly complete?: string;
  readonly hint?: string;
}

function Field({ label, value, set, type = 'text', complete = 'off', hint }: FieldProps) {
  const id = useId();
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput
        id={id}
        type={type}
        value={value}
        autoComplete={complete}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(_event, text) => {
          set(text);
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="sw-hint">
          From <code>{hint}</code>. The gateway keeps it; this browser gets a cookie that no script can read.
        </p>
      )}
    </FormGroup>
  );
}
