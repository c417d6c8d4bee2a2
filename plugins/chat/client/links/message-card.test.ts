import { expect, test } from 'vitest';
import { cardOf } from './message-card.ts';

const origin = 'https://kontor.example';
const plain = (text: string) => cardOf({ text, html: undefined }, origin);
const formatted = (html: string) => cardOf({ text: '', html }, origin);

test('a message with one link to the web shows what page that is', () => {
  expect(plain('Siehe https://stadt.example/a?b=1.')).toEqual({ kind: 'page', url: 'https://stadt.example/a?b=1' });
  expect(formatted('<p><a href="https://stadt.example/">hier</a></p>')).toEqual({
    kind: 'page',
    url: 'https://stadt.example/',
  });
  expect(plain('https://stadt.example/a und noch einmal https://stadt.example/a')).toMatchObject({ kind: 'page' });
});

test('a bare address of Kontor shows the object', () => {
  expect(plain(`${origin}/spaces/haushalt?x=1`)).toEqual({ kind: 'object', path: '/spaces/haushalt' });
  expect(formatted(`<a href="${origin}/spaces/haushalt">#Haushalt</a>`)).toBeUndefined();
  expect(formatted(`<a href="${origin}/spaces/haushalt">hier</a>`)).toBeUndefined();
});

test.each([
  'kein Link',
  'https://a.example/ https://b.example/',
  'mailto:post@stadt.example',
  '`https://a.example/`',
  'https://matrix.to/#/@user:x',
])('%s shows nothing more', (text) => {
  expect(plain(text)).toBeUndefined();
});

test('nothing that runs gets an address', () => {
  for (const evil of ['javascript:alert(1)//https://x', 'data:text/html,https://x', 'vbscript:https://x'])
    expect(formatted(`<a href="${evil}">https://x</a>`)).toBeUndefined();
});
