import { writeFileSync, readFileSync } from 'node:fs';
import { docxOfText, odtOfText } from '/tmp/w/transfer/packages/editor/shared/office/index.ts';
import { docOfMarkdown } from '/tmp/w/transfer/packages/editor/shared/markdown/doc-of-markdown.ts';
import { docOfHtml } from '/tmp/w/transfer/packages/editor/shared/html/doc-of-html.ts';
import { readableHtmlOfDoc } from '/tmp/w/transfer/packages/editor/shared/html/readable-html.ts';
const md = `## Frist

Ein **Tag** und *zwei* ~~drei~~ <u>vier</u> <mark>fünf</mark> H<sub>2</sub>O \`code\`[^1], siehe [hier](#frist), [dort](kontor:wiki/page/9).

1. eins
   - tief
     - tiefer
   - noch
2. zwei

   Zweiter Absatz

5. x

- [x] getan
- [ ] offen
  - [ ] darunter

> [!WARNING]
> Nicht am Freitag
>
> - Liste darin

> Ein Zitat

\`\`\`ts
const a = 1;
  if (a) {}
\`\`\`

| Amt | Zimmer |
| --- | ---: |
| 10  | 5 |

![Plan der Stadt](kontor:files/file/f1)

Formel $\`a^2\`$

---

<details><summary>Mehr</summary>

Inhalt
</details>

[^1]: Ein Werktag
`;
const doc = docOfMarkdown(md);
const table = docOfHtml('<table><tr><th colspan=2>Kopf</th></tr><tr><th rowspan=2>Zeile</th><td>c</td></tr><tr><td>d<ul><li>x</ul></td></tr></table>');
doc.content.push(...table.content);
const png = readFileSync(process.argv[2]);
const text = { title: 'Dienstreisen', language: 'de', chapters: [
 { ref: 'wiki/page/1', title: 'Dienstreisen', depth: 1, doc }, { ref: 'wiki/page/2', title: 'Antrag', depth: 2, doc: docOfMarkdown('# Unten\n\n[auf](kontor:wiki/page/1#frist)') }, { ref: 'wiki/page/3', title: 'Büro', depth: 1, doc: docOfMarkdown('x') }],
 pictures: new Map([['f1', { content: png, kind: 'png', width: 400, height: 200 }]]), addresses: new Map([['wiki/page/9', 'https://kontor.example/wiki/page/9']]) };
writeFileSync('/tmp/run/transfer/s.docx', await docxOfText(text));
writeFileSync('/tmp/run/transfer/s.odt', odtOfText(text));
writeFileSync('/tmp/run/transfer/s.html', readableHtmlOfDoc({ title: 'Dienstreisen', language: 'de', doc, addressOf: () => undefined, fileAddress: () => 'data:image/png;base64,' + png.toString('base64') }));
