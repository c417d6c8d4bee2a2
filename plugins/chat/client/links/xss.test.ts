import { readHtml } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { objectMeant } from './inside-link.ts';
import { linksIn, wordsOf } from './link-words.ts';
import { cardOf } from './message-card.ts';
import { unitsCalled } from './unit-people.ts';

const origin = 'https://kontor.example';
/** What somebody may write into the address of a link to have it taken for something of ours, or run. */
const corpus = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'JaVaScRiPt:alert(1)//https://kontor.example/org-units/1',
  'data:text/html;base64,PHNjcmlwdD4',
  'vbscript:msgbox(1)',
  'blob:https://kontor.example/1',
  'file:///etc/passwd',
  '//kontor.example/org-units/1',
  '/org-units/1',
  'https:kontor.example/org-units/1',
  'https://kontor.example@evil.test/org-units/1',
  'https://kontor.example.evil.test/org-units/1',
  'https://kontor.example:8443/org-units/1',
  'http://kontor.example/org-units/1',
  'https://evil.test/https://kontor.example/org-units/1',
  'https://matrix.to/#/javascript:alert(1)',
  'https://matrix.to/#/!room:x/javascript:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
];

test.each(corpus)('%s becomes neither an object nor an address of ours', (href) => {
  const id = '01993000-0000-7000-8000-000000000001';
  for (const words of ['@Amt', '#Plan', '<img src=x onerror=alert(1)>', href]) {
    const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const html = `<a href="${href.replaceAll('org-units/1', `org-units/${id}`)}" onclick="alert(1)">${escaped}</a>`;
    const body = readHtml(html);
    expect(unitsCalled(body, origin)).toEqual([]);
    for (const link of linksIn(body)) {
      expect(link.href).toMatch(/^https?:\/\//);
      expect(Object.keys(link).sort()).toEqual(['children', 'href', 'kind']);
      expect(objectMeant(link.href, wordsOf(link.children), origin)).toBeUndefined();
    }
    const card = cardOf({ text: '', html }, origin);
    if (card) expect(card).toMatchObject({ kind: 'page', url: expect.stringMatching(/^https?:\/\//) });
  }
});

test('paths of ours stay paths, whatever hangs behind them', () => {
  for (const tail of ['?x=javascript:alert(1)', '#<img src=x onerror=alert(1)>', '//evil.test', '/..//evil.test']) {
    const href = `${origin}/spaces/a${tail}`;
    const meant = objectMeant(href, '#Plan', origin);
    expect(meant?.address).toBe(`/spaces/a${tail}`);
    expect(new URL(meant?.address ?? '', origin).origin).toBe(origin);
  }
  // An address that begins with two slashes would be another host.
  for (const start of ['//', '/\\', '/\\/'])
    expect(objectMeant(`${origin}${start}evil.test/a`, '#Plan', origin)).toBeUndefined();
});
