import { newId } from '@kontor/base';
import { type Body, type BodyNode, isSafeAddress, readMarkdown } from '@kontor/matrix/shared';
import { expect, test } from 'vitest';
import { mentionedPersons, personMeant } from './mentions.ts';

const person = newId();

test('who is named by a link with a sign before the words is meant, in lists, quotes and tables, too', () => {
  const link = `[@Ada](https://stadt.example/people/${person})`;
  for (const text of [link, `- eins\n- ${link}`, `> ${link}`, `**Bitte ${link}**`, `| a |\n|---|\n| ${link} |`])
    expect(mentionedPersons(text), text).toEqual([person]);
  expect(mentionedPersons(`[Ada](https://stadt.example/people/${person})`)).toEqual([]);
  expect(mentionedPersons(`https://stadt.example/people/${person}`)).toEqual([]);
  expect(mentionedPersons('[@Ada](https://stadt.example/people/1)')).toEqual([]);
  expect(personMeant(`javascript:alert(1)//people/${person}`, [{ kind: 'text', text: 'Ada' }])).toBeUndefined();
});

/** Texts as attackers write them: what is drawn of them is text, or a link that leads to a safe address. */
const hostile = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '[@x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '[x](https://a.example/" onmouseover="alert(1))',
  '`<svg onload=alert(1)>`',
  '```html\n</code><script>alert(1)</script>\n```',
  '<a href="javascript:alert(1)">x</a>',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  `${'>'.repeat(400)} tief`,
  '[x](//evil.example)',
  '| <b onclick=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |',
];

test.each(hostile)('draws nothing that runs of %j', (text) => {
  const links: string[] = [];
  const look = (body: Body): void => {
    for (const node of body) {
      if (node.kind === 'link') links.push(node.href);
      for (const part of partsOf(node)) look(part);
    }
  };
  look(readMarkdown(text));
  expect(links.filter((href) => !isSafeAddress(href))).toEqual([]);
  expect(mentionedPersons(text)).toEqual([]);
});

function partsOf(node: BodyNode): readonly Body[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'tasks') return node.items.map(({ children }) => children);
  if (node.kind === 'table') return node.rows.flat().map(({ children }) => children);
  return 'children' in node ? [node.children] : [];
}
