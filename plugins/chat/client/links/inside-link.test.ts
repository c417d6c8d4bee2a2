import { expect, test } from 'vitest';
import { insideAddress } from './inside-link.ts';

const origin = 'https://kontor.example';

test.each([
  [`${origin}/chat/!r:x/$e`, '/chat/!r:x/$e'],
  [`${origin}/people/1?q=2#3`, '/people/1?q=2#3'],
  [origin, '/'],
  ['https://matrix.to/#/!room:x', '/chat/!room%3Ax'],
  ['https://matrix.to/#/!room%3Ax/%24event?via=x', '/chat/!room%3Ax/%24event'],
  ['https://matrix.to/#/!room:x/$event', '/chat/!room%3Ax/%24event'],
])('%s opens inside', (href, address) => {
  expect(insideAddress(href, origin)).toBe(address);
});

test.each([
  'https://kontor.example.evil.test/chat',
  'https://other.example/chat',
  'https://matrix.to/#/@user:x',
  'https://matrix.to/#/#alias:x',
  'https://matrix.to/#/!room:x/$event/more',
  'https://matrix.to/#/!room:x/event',
  'https://matrix.to/#/%E0%A4%A',
  'http://matrix.to/#/!room:x',
])('%s stays outside', (href) => {
  expect(insideAddress(href, origin)).toBeUndefined();
});
