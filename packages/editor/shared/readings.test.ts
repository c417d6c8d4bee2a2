import { expect, test } from 'vitest';
import { headingsOfDoc } from './headings-of-doc.ts';
import { linksOfDoc } from './links-of-doc.ts';
import { docOfMarkdown } from './markdown/doc-of-markdown.ts';
import { taskItemsOfDoc } from './task-items-of-doc.ts';
import { textOfDoc } from './text-of-doc.ts';

const page = docOfMarkdown(`# Frist

Ein **Tag**[^1] für [@Anna Beck](kontor:people/person/1 "mention"), siehe [hier](kontor:wiki/page/2#frist),
[dort](#frist) und [draußen](https://a.example).

- [x] <!-- task:t1 -->getan
  - [ ] darunter
- Punkt

| Amt |
| --- |
| 10  |

![Plan der Stadt](kontor:files/file/f1)

[Plan.pdf](kontor:files/file/f2 "file application/pdf 12")

[Seite](kontor:wiki/page/3 "embed")

[^1]: Ein Werktag
`);

test('the words of a page are its lines', () => {
  expect(textOfDoc(page).split('\n')).toEqual([
    'Frist',
    'Ein Tag (Ein Werktag) für @Anna Beck, siehe hier, dort und draußen.',
    'getan',
    'darunter',
    'Punkt',
    'Amt',
    '10',
    'Plan der Stadt',
    'Plan.pdf',
    'Seite',
  ]);
});

test('a page says what it leads to', () => {
  expect(linksOfDoc(page)).toEqual({
    refs: ['people/person/1', 'wiki/page/2', 'wiki/page/3'],
    mentions: ['people/person/1'],
    addresses: ['https://a.example'],
    files: ['f1', 'f2'],
  });
});

test('a page says what is to be done in it', () => {
  expect(taskItemsOfDoc(page)).toEqual([
    { id: 't1', isDone: true, text: 'getan' },
    { id: undefined, isDone: false, text: 'darunter' },
  ]);
});

test('headings have names that links find, each once', () => {
  const doc = docOfMarkdown('# Über *uns*!\n\n## Frist\n\n## Frist\n\n## <a id="frist-1"></a>Anders\n\n### ?\n');
  expect(headingsOfDoc(doc)).toEqual([
    { level: 1, text: 'Über uns!', anchor: 'über-uns' },
    { level: 2, text: 'Frist', anchor: 'frist' },
    { level: 2, text: 'Frist', anchor: 'frist-2' },
    { level: 2, text: 'Anders', anchor: 'frist-1' },
    { level: 3, text: '?', anchor: 'abschnitt' },
  ]);
});
