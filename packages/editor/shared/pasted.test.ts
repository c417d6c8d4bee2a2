import { expect, test } from 'vitest';
import { addressMeant, readPasted } from './pasted.ts';
import { trimmed } from './trimmed.ts';

test('cells of a spreadsheet become a table, with or without HTML', () => {
  const cells = readPasted({ html: '', text: 'Amt\tLeitung\n10\tBeck\n' });
  expect(cells).toMatchObject([
    {
      kind: 'table',
      rows: [
        [{ children: [{ text: 'Amt' }] }, {}],
        [{}, {}],
      ],
    },
  ]);
  const html = '<table><tr><td>Amt</td></tr></table>';
  expect(readPasted({ html, text: 'Amt' })).toMatchObject([{ kind: 'table' }]);
  expect(readPasted({ html: '', text: 'ein\tTab' })).toEqual([{ kind: 'text', text: 'ein\tTab' }]);
});

test('text is read as Markdown, and far too much of it as text', () => {
  expect(readPasted({ html: '', text: '- eins\n- zwei\n' })).toMatchObject([{ kind: 'list' }]);
  const long = `**x** ${'a'.repeat(500_000)}`;
  expect(readPasted({ html: '<b>x</b>', text: long })).toMatchObject([{ kind: 'text' }]);
});

test('nothing that is pasted runs', () => {
  const body = readPasted({
    html: '<p onclick="alert(1)"><img src=x onerror=alert(1)>ja<script>alert(1)</script></p>',
    text: 'ja',
  });
  expect(body).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text: 'ja' }] }]);
});

test('knows which address is meant', () => {
  expect(addressMeant(' https://stadt.example/a ')).toBe('https://stadt.example/a');
  expect(addressMeant('stadt.example/amt')).toBe('https://stadt.example/amt');
  expect(addressMeant('post@stadt.example')).toBe('mailto:post@stadt.example');
  for (const none of ['javascript:alert(1)', 'data:text/html,x', 'Amt', 'zwei Wörter', 'http://', ''])
    expect(addressMeant(none), none).toBeUndefined();
});

test('empty lines around a message are not sent', () => {
  const text = { kind: 'text', text: ' Hallo ' } as const;
  const empty = { kind: 'paragraph', children: [] } as const;
  expect(
    trimmed([empty, { kind: 'paragraph', children: [{ kind: 'break' }, text, { kind: 'break' }] }, empty]),
  ).toEqual([{ kind: 'text', text: 'Hallo' }]);
  expect(trimmed([empty, empty])).toEqual([]);
});
