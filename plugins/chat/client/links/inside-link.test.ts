import { readHtml } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { insideAddress, objectMeant } from './inside-link.ts';
import { unitsCalled } from './unit-people.ts';

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
  `${origin}//evil.test/chat`,
  `${origin}/\\evil.test/chat`,
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

test('a link names something of Kontor by a sign or by its bare address; other words stay what they are', () => {
  const unit = `${origin}/org-units/1`;
  expect(objectMeant(unit, '@Hauptamt', origin)).toEqual({
    path: '/org-units/1',
    address: '/org-units/1',
    isBare: false,
  });
  expect(objectMeant(`${unit}/?x=1#y`, `${unit}/?x=1#y`, origin)).toMatchObject({
    path: '/org-units/1',
    address: '/org-units/1/?x=1#y',
    isBare: true,
  });
  expect(objectMeant('https://matrix.to/#/!room:x/$event', '#hier', origin)).toMatchObject({
    path: '/chat/!room%3Ax/%24event',
  });
  expect(objectMeant(unit, 'hier', origin)).toBeUndefined();
  expect(objectMeant('https://other.example/', '#hier', origin)).toBeUndefined();
  expect(objectMeant('javascript:alert(1)', '#hier', origin)).toBeUndefined();
});

test('an org unit is called by @ and its name, and by nothing else', () => {
  const unit = (last: string) => `01993000-0000-7000-8000-00000000000${last}`;
  const link = (last: string, words: string) => `<a href="${origin}/org-units/${unit(last)}">${words}</a>`;
  const html = `${link('1', '@Amt')} ${link('2', 'Amt')} ${link('3', '#Amt')} <ul><li><b>${link('4', '@Amt')}</b></li></ul>
    ${link('1', '@Amt')} <a href="${origin}/people/${unit('5')}">@Anna</a> <code>@Amt</code>`;
  expect(unitsCalled(readHtml(html), origin)).toEqual([unit('1'), unit('4')]);
});
