/** Signing in with a password: where the password goes, what is told, and how often one may be wrong. */

import { describe, expect, test } from '@jest/globals';

import { createSignIn } from '../../src/access/sign-in.ts';
import type { SignInRequest } from '../../src/access/sign-in.ts';
import { cloudName } from '../../src/domain/ids.ts';
import type { PasswordSignIn } from '../../src/domain/identity.ts';
import { InvalidInputError, SignInRefusedError, TooManyAttemptsError, UpstreamError } from '../../src/errors.ts';

function fakeKeystone(key: string, clouds: string[]) {
  const asked: PasswordSignIn[] = [];
  const state = { down: false };
  return {
    asked,
    state,
    key,
    clouds: clouds.map(cloudName),
    identity: {
      signIn: (who: PasswordSignIn) => {
        asked.push(who);
        if (state.down) return Promise.reject(new UpstreamError(key, 'TIMEOUT', 'late'));
        return Promise.resolve(who.password === 'right' ? `token of ${who.user} at ${key}` : null);
      },
    },
  };
}

const request = (changes: Partial<SignInRequest> = {}): SignInRequest => ({
  user: 'olga',
  userDomain: 'Default',
  password: 'right',
  project: 'ops',
  projectDomain: 'Default',
  cloud: null,
  address: '192.0.2.1',
  ...changes,
});

const wrong = (changes: Partial<SignInRequest> = {}) => request({ password: 'wrong', ...changes });

async function times(count: number, attempt: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await expect(attempt(n)).rejects.toBeInstanceOf(SignInRefusedError);
}

describe('a sign-in', () => {
  test('asks Keystone in just these words, and says where the token is from', async () => {
    const home = fakeKeystone('home', ['home', 'north']);
    expect(await createSignIn([home])(request())).toEqual({ token: 'token of olga at home', keystone: 'home' });
    expect(home.asked).toEqual([
      { user: 'olga', userDomain: 'Default', password: 'right', project: 'ops', projectDomain: 'Default' },
    ]);
  });

  test('names a cloud where there are several Keystones, and the password goes to that one alone', async () => {
    const [home, away] = [fakeKeystone('home', ['home']), fakeKeystone('away', ['away'])];
    const signIn = createSignIn([home, away]);

    expect(await signIn(request({ cloud: cloudName('away') }))).toMatchObject({ keystone: 'away' });
    await expect(signIn(request())).rejects.toBeInstanceOf(InvalidInputError);
    await expect(signIn(request({ cloud: cloudName('elsewhere') }))).rejects.toBeInstanceOf(SignInRefusedError);
    expect([home.asked.length, away.asked.length]).toEqual([0, 1]);
  });

  test('that is refused is told without what was sent', async () => {
    const refused = createSignIn([fakeKeystone('home', ['home'])])(wrong({ password: 'hunter2', project: 'blue' }));
    await expect(refused).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
    await expect(refused).rejects.not.toThrow(/hunter2|olga|blue/u);
  });
});

describe('guessing', () => {
  test('ends after ten wrong passwords for an account from one address, for the right one too', async () => {
    const home = fakeKeystone('home', ['home']);
    const signIn = createSignIn([home]);
    await times(10, () => signIn(wrong()));

    await expect(signIn(request())).rejects.toBeInstanceOf(TooManyAttemptsError);
    await expect(signIn(request())).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(home.asked).toHaveLength(10);
    expect(await signIn(request({ address: '192.0.2.2' }))).toMatchObject({ keystone: 'home' });
    expect(await signIn(request({ user: 'tom' }))).toMatchObject({ keystone: 'home' });
  });

  test('is counted however the name is spelt, and however many come at once', async () => {
    const home = fakeKeystone('home', ['home']);
    const signIn = createSignIn([home]);
    const spelt = ['olga', 'OLGA', 'Olga'];
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_none, n) => signIn(wrong({ user: spelt[n % spelt.length] ?? '' }))),
    );
    const late = all.filter((one) => one.status === 'rejected' && one.reason instanceof TooManyAttemptsError);
    expect([home.asked.length, late.length]).toEqual([10, 40]);
  });

  test('of one account from many addresses, and of many accounts from one address, ends after a hundred', async () => {
    const signIn = createSignIn([fakeKeystone('home', ['home'])]);
    await times(100, (n) => signIn(wrong({ address: `198.51.100.${n}` })));
    await expect(signIn(request({ address: '203.0.113.9' }))).rejects.toBeInstanceOf(TooManyAttemptsError);

    await times(100, (n) => signIn(wrong({ user: `user-${n}`, address: '203.0.113.1' })));
    await expect(signIn(request({ user: 'fresh', address: '203.0.113.1' }))).rejects.toBeInstanceOf(
      TooManyAttemptsError,
    );
  });

  test('is not what successes and a Keystone that does not answer are counted as', async () => {
    const home = fakeKeystone('home', ['home']);
    const signIn = createSignIn([home]);
    for (let n = 0; n < 30; n += 1) await signIn(request());
    home.state.down = true;
    for (let n = 0; n < 30; n += 1) await expect(signIn(wrong())).rejects.toBeInstanceOf(UpstreamError);
    home.state.down = false;
    await times(10, () => signIn(wrong()));
    await expect(signIn(request())).rejects.toBeInstanceOf(TooManyAttemptsError);
  });
});
