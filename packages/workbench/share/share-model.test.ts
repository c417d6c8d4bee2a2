import { expect, test } from 'vitest';
import { contentOf } from './share-model.ts';

const nothing = { title: '', text: '', url: '' };
const photo = new File(['x'], 'Baustelle.jpg', { type: 'image/jpeg' });

test('a link beside the text comes after it, and stands there once', () => {
  const url = 'https://stadt.example/satzung';
  expect(contentOf({ title: 'Satzung', text: 'Bitte lesen', url }, [])).toMatchObject({
    title: 'Satzung',
    text: `Bitte lesen\n${url}`,
  });
  expect(contentOf({ title: 'Satzung', text: `Hier: ${url}`, url }, []).text).toBe(`Hier: ${url}`);
});

test('without a title it is called like its first line, else like its first file', () => {
  expect(contentOf({ ...nothing, text: ' Heizung defekt \nRaum 12' }, []).title).toBe('Heizung defekt');
  expect(contentOf(nothing, [photo])).toMatchObject({ title: 'Baustelle.jpg', text: '', files: [photo] });
});

test('a title is one line of at most 200 characters', () => {
  const { title } = contentOf({ ...nothing, title: `Zwei\nZeilen ${'a'.repeat(300)}` }, []);
  expect(title).toMatch(/^Zwei Zeilen a+ …$/);
  expect(title).toHaveLength(200);
});
