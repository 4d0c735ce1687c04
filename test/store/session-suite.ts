/** Facts about browsers' sessions as the store keeps them. */

import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import type { Store } from '../../src/store/index.ts';

const soon = () => new Date(Date.now() + 60_000);

export function describeSessions(opened: () => Store): void {
  test('a session is found under its id until it is removed, and no other is', async () => {
    const { sessions } = opened();
    const kept = { id: randomUUID(), sealed: 'sealed', expiresAt: soon() };
    await sessions.add(kept);

    expect(await sessions.find(kept.id)).toEqual(kept);
    expect(await sessions.find(randomUUID())).toBeNull();
    await sessions.remove(kept.id);
    expect(await sessions.find(kept.id)).toBeNull();
  });

  test('of many ids those are answered that are there', async () => {
    const { sessions } = opened();
    const [one, two, gone] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [one, two]) await sessions.add({ id, sealed: 'sealed', expiresAt: soon() });

    expect([...(await sessions.present([gone, two, one]))].sort()).toEqual([one, two].sort());
    expect(await sessions.present([])).toEqual([]);
  });

  test('expired ones are forgotten, others are kept', async () => {
    const { sessions, prune } = opened();
    const [over, running] = [randomUUID(), randomUUID()];
    await sessions.add({ id: over, sealed: 'sealed', expiresAt: new Date(Date.now() - 1000) });
    await sessions.add({ id: running, sealed: 'sealed', expiresAt: soon() });

    await prune(new Date(0));

    expect(await sessions.present([over, running])).toEqual([running]);
  });
}
