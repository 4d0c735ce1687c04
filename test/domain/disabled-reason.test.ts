/** What a window writes into Nova's `disabled_reason`, for any summary and ticket there can be, and what is read from it. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { disabledReasonText, fitForNova, REASON_LIMIT, signerOf } from '../../src/domain/disabled-reason.ts';
import { windowId } from '../../src/domain/ids.ts';
import { urlsIn } from '../../src/domain/ticket.ts';

const id = fc.uuid().map(windowId);
const marker = id.map((window) => `[slipway:${window}]`);
const OURS = windowId('0b5e3c5a-6f0e-4a52-9d1b-0c6f3a1d2e4f');
const MARKER = `[slipway:${OURS}]`;
const OTHER = '[slipway:ffffffff-ffff-4fff-8fff-ffffffffffff]';

/** Text of all that Nova refuses and all that we look for, in any order. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\0', '\n', '\u0085', ' ', 'x'), maxLength: 20 }),
  fc.constantFrom('[slip', 'slipway:', ']', 'https://', '😀', 'http://corp.example/browse/OPS-1'),
  marker,
);
const summary = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
/** A URL as people link them: short, just too long to stand beside the marker or not, and longer than Nova's field. */
const url = fc
  .oneof(fc.integer({ min: 29, max: 60 }), fc.integer({ min: 200, max: 212 }), fc.integer({ min: 250, max: 300 }))
  .map((length) => 'https://corp.example/browse/'.padEnd(length, 'OPS-1'));
const anyUrl = fc.option(fc.oneof(url, fc.webUrl({ withQueryParameters: true }), fc.tuple(url, marker).map(String)));

describe('the reason of a window', () => {
  test('is something that Nova can store, whatever the summary and the ticket are', () => {
    fc.assert(
      fc.property(id, summary, anyUrl, (window, text, ticket) => {
        const reason = disabledReasonText({ id: window, summary: text }, ticket);

        expect(reason.length).toBeGreaterThan(0);
        expect(reason.length).toBeLessThanOrEqual(REASON_LIMIT);
        expect(reason).not.toMatch(/\p{Cc}|\p{Cs}|[\u{10000}-\u{10FFFF}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('is read back as this window and no other, whatever markers stand in the summary and the ticket', () => {
    fc.assert(
      fc.property(id, summary, anyUrl, (window, text, ticket) => {
        expect(signerOf(disabledReasonText({ id: window, summary: text }, ticket))).toEqual({
          kind: 'GATEWAY',
          window,
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('names the ticket whole or not at all', () => {
    fc.assert(
      fc.property(id, summary, url, (window, text, ticket) => {
        const reason = disabledReasonText({ id: window, summary: text }, ticket);

        const fits = ticket.length + 1 + MARKER.length <= REASON_LIMIT;
        expect(reason.includes(`${ticket} [slipway:`)).toBe(fits);
      }),
    );
  });

  test('names a URL of the summary whole or not at all', () => {
    const words = fc.integer({ min: 120, max: 230 }).map((length) => 'work '.repeat(length).slice(0, length));
    fc.assert(
      fc.property(id, words, url, fc.option(url), (window, before, named, ticket) => {
        const reason = disabledReasonText({ id: window, summary: `${before} ${named} and more` }, ticket);

        expect([named, ticket]).toEqual(expect.arrayContaining(urlsIn(reason)));
      }),
    );
  });

  test.each([
    ['Swap a DIMM', null, `Swap a DIMM ${MARKER}`],
    ['Swap a DIMM', 'https://corp.example/OPS-1', `Swap a DIMM https://corp.example/OPS-1 ${MARKER}`],
    [' \u{1F600}\n ', 'https://corp.example/OPS-1', `https://corp.example/OPS-1 ${MARKER}`],
    ['', null, MARKER],
    ['Swap\ta\u0000 DIMM \u{1F600}now', null, `Swap a DIMM now ${MARKER}`],
    ['räkki – 7 ✓', null, `räkki – 7 ✓ ${MARKER}`],
    [`copied ${OTHER} here`, null, `copied here ${MARKER}`],
    ['x'.repeat(300), null, `${'x'.repeat(208)} ${MARKER}`],
  ])('%j with %j is %j', (text, ticket, reason) => {
    expect(disabledReasonText({ id: OURS, summary: text }, ticket)).toBe(reason);
  });
});

describe('a text made fit for Nova', () => {
  test('is not changed when it was fit already', () => {
    fc.assert(
      fc.property(summary, (text) => {
        const fit = fitForNova(text);
        expect(fitForNova(fit)).toBe(fit);
      }),
    );
  });
});

describe('who signed a reason', () => {
  test.each([
    ['Swap a DIMM [slipway:0b5e3c5a-6f0e-4a52-9d1b-0c6f3a1d2e4f]', { kind: 'GATEWAY', window: OURS }],
    [`${MARKER} and do not touch it`, { kind: 'GATEWAY', window: OURS }],
    ['AUTO: Connection to libvirt lost', { kind: 'TOOL', name: 'nova-compute' }],
    ['watcher_disabled', { kind: 'TOOL', name: 'watcher' }],
    ['Masakari detected host failed', { kind: 'TOOL', name: 'masakari' }],
    ['see AUTO: on the wiki', { kind: 'PERSON' }],
    ['[slipway:]', { kind: 'PERSON' }],
    ['ask Ann', { kind: 'PERSON' }],
    ['', { kind: 'PERSON' }],
  ])('%j', (reason, signer) => {
    expect(signerOf(reason)).toEqual(signer);
  });
});
