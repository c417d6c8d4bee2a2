import { expect, test } from 'vitest';
import { findMentionSearch, mentionedIn, withMention } from './mention-model.ts';

const anna = { id: 'a', name: 'Anna Berg' };
const search = (text: string, people = [anna].slice(1)) => findMentionSearch({ text, people }, text.length)?.words;

test('what stands behind an @ at the beginning of a word is looked for', () => {
  expect([search('@An'), search('Frag @Anna Be'), search('(@Anna'), search('Zeile\n@An')]).toEqual([
    'An',
    'Anna Be',
    'Anna',
    'An',
  ]);
  for (const text of ['', '@', 'mail@example', 'a@b', '@ Anna', 'Das war gut']) expect(search(text)).toBeUndefined();
});

test('who was picked is not looked for again', () => {
  expect(search('@Anna Berg ', [anna])).toBeUndefined();
  expect(search('@Anna Berg und @Ka', [anna])).toBe('Ka');
});

test('a pick stands in the text and is meant as long as it does', () => {
  const text = 'Frag @An, bitte';
  const found = findMentionSearch({ text, people: [] }, 8);
  if (!found) throw new Error('nothing found');
  const picked = withMention({ text, people: [] }, found, anna);
  expect(picked.text).toBe('Frag @Anna Berg, bitte');
  expect(mentionedIn(picked)).toEqual(['a']);
  expect(mentionedIn({ ...picked, text: 'Frag Anna Berg' })).toEqual([]);
});
