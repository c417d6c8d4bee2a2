import { expect, test } from 'vitest';
import { inner, line, page, words } from '../test-document.ts';
import { findText } from './find-text.ts';

const doc = page(
  line(
    'Die Akte der ',
    words('Akten', { type: 'bold' }),
    'führung',
    inner('mention', { ref: 'a/b/c', name: 'Akte' }),
    ' akte',
  ),
  inner('blockquote', {}, line('C++ (Akte)')),
);
const found = (text: string, isCaseSensitive = false) =>
  findText(doc, { text, isCaseSensitive }).map(({ from, to }) => doc.textBetween(from, to));

test('words are found across marks and beside what is no text, in their places', () => {
  expect(found('akte')).toEqual(['Akte', 'Akte', 'akte', 'Akte']);
  expect(found('Aktenführung')).toEqual(['Aktenführung']);
  expect(found('akte', true)).toEqual(['akte']);
});

test('signs that mean something in patterns are signs', () => {
  expect(found('c++ (')).toEqual(['C++ (']);
  expect(found('.')).toEqual([]);
  expect(found('')).toEqual([]);
});

test('what stands within a footnote is found in its place', () => {
  const noted = page(line('vor', inner('footnote', {}, 'Notiz'), ' nach'));
  const [note] = findText(noted, { text: 'notiz', isCaseSensitive: false });
  const [after] = findText(noted, { text: 'nach', isCaseSensitive: false });
  expect(noted.textBetween(note?.from ?? 0, note?.to ?? 0)).toBe('Notiz');
  expect(noted.textBetween(after?.from ?? 0, after?.to ?? 0)).toBe('nach');
});
