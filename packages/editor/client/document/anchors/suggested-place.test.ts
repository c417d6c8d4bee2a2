import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocNode } from '../../../shared/doc.ts';
import { sharedOfDoc } from '../../../shared/shared-doc/shared-of-doc.ts';
import { bindPeer } from '../../../shared/shared-doc/test-peer.ts';
import { inner, line } from '../test-document.ts';
import { rangeOf, suggestedPlaceOf, wordsAt } from './relative-place.ts';

function bound(...content: readonly DocNode[]) {
  const document = new Y.Doc();
  Y.applyUpdate(document, sharedOfDoc({ type: 'doc', content }));
  return bindPeer(document);
}

test('a place for a suggestion stays with its own words while others write at both of its ends', () => {
  const peer = bound(line('Binnen vier Wochen'));
  const place = suggestedPlaceOf(peer.state, 8, 12);
  if (!place) throw new Error('It stands in one paragraph');
  expect(place.words).toBe('vier');
  peer.dispatch(peer.state.tr.insertText('zig', 12));
  peer.dispatch(peer.state.tr.insertText('etwa ', 8));
  expect(wordsAt(peer.state, place.anchor)).toBe('vier');
  const range = rangeOf(peer.state, place.anchor);
  expect(range && peer.state.doc.textBetween(range.from, range.to)).toBe('vier');
  peer.dispatch(peer.state.tr.delete(range?.from ?? 0, range?.to ?? 0));
  expect(wordsAt(peer.state, place.anchor)).toBe('');
});

test('a selection that reaches over the end of its paragraph is about that one; one in two paragraphs is no place', () => {
  const peer = bound(
    line('Erstens'),
    line('Zweitens'),
    inner('bulletList', {}, inner('listItem', {}, line('Drittens'))),
  );
  // To the very beginning of the next paragraph, as browsers select three clicks.
  expect(suggestedPlaceOf(peer.state, 1, 10)?.words).toBe('Erstens');
  expect(suggestedPlaceOf(peer.state, 3, 12)).toBeUndefined();
  expect(suggestedPlaceOf(peer.state, 10, 19)?.words).toBe('Zweitens');
  const end = peer.state.doc.content.size;
  expect(suggestedPlaceOf(peer.state, end - 11, end)?.words).toBe('Drittens');
  expect(wordsAt(peer.state, { from: '%', to: '%' })).toBeUndefined();
});

test('a paragraph as a whole, also the first one and one with objects in it, is shown where it stands', () => {
  const mention = { type: 'mention', attrs: { ref: 'people/person/1', name: 'Anna Amt' } };
  const peer = bound(line('Erstens'), line(mention, ' hilft ', mention));
  for (const [from, to] of [
    [1, 8],
    [10, 19],
  ] as const) {
    const place = suggestedPlaceOf(peer.state, from, to);
    expect(place && rangeOf(peer.state, place.anchor)).toEqual({ from, to });
  }
});
