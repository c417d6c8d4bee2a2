import { expect, test } from 'vitest';
import { withAddresses } from './addresses.ts';
import { type Body, type BodyNode, inBlocks } from './body-node.ts';
import { readHtml } from './html-reader.ts';
import { htmlOf } from './html-writer.ts';
import { readMarkdown } from './markdown.ts';
import { mentionedIn } from './mentioned.ts';
import { plainTextOf } from './plain-text.ts';

const text = (words: string): BodyNode => ({ kind: 'text', text: words });

test('reads the marks that people write, and what it writes it reads again', () => {
  const body = readMarkdown('Ein **fettes** *Wort*, ~~weg~~ und `code`');
  expect(body).toEqual([
    text('Ein '),
    { kind: 'strong', children: [text('fettes')] },
    text(' '),
    { kind: 'emphasis', children: [text('Wort')] },
    text(', '),
    { kind: 'strike', children: [text('weg')] },
    text(' und '),
    { kind: 'code', text: 'code' },
  ]);
  expect(readHtml(htmlOf(body))).toEqual(body);
});

test('knows lists, quotes and fences of code', () => {
  const body = readMarkdown('Bitte:\n- eins\n- **zwei**\n\n3. drei\n4. vier\n> gesagt\n```ts\nconst a = 1 < 2;\n```');
  expect(body.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list', 'quote', 'code-block']);
  expect(htmlOf(body)).toBe(
    '<p>Bitte:</p><ul><li>eins</li><li><strong>zwei</strong></li></ul><ol start="3"><li>drei</li><li>vier</li></ol>' +
      '<blockquote>gesagt</blockquote><pre><code class="language-ts">const a = 1 &lt; 2;</code></pre>',
  );
});

test('leaves alone what only looks like a mark', () => {
  for (const words of ['2 * 3 * 4', 'datei_name_neu.txt', 'a < b > c', '#12', 'https', '10:30', '**', '``', '* ', '- '])
    expect(readMarkdown(words), words).toEqual([text(words)]);
});

test('knows lists in lists, boxes, tables, headings and a sign that stands for itself', () => {
  const body = readMarkdown(
    '# Plan\n- eins\n  1. innen\n- zwei\n\n* [x] fertig\n* [ ] offen\n\n| Amt | Tel. |\n|---|---|\n| 10 | a\\|b |\n\n\\*kein\\*',
  );
  expect(htmlOf(body)).toBe(
    '<h1>Plan</h1><ul><li>eins<ol><li>innen</li></ol></li><li>zwei</li></ul><ul><li>☑ fertig</li><li>☐ offen</li></ul>' +
      '<table><tr><th>Amt</th><th>Tel.</th></tr><tr><td>10</td><td>a|b</td></tr></table><p>*kein*</p>',
  );
  expect(readHtml(htmlOf(body))).toEqual(body.map((node) => node));
  expect(plainTextOf(body)).toBe('Plan\n- eins\n  1. innen\n- zwei\n☑ fertig\n☐ offen\nAmt | Tel.\n10 | a|b\n*kein*');
});

test('reads what spreadsheets, browsers and other editors copy', () => {
  const sheet =
    '<html><head><style>td{color:red}</style></head><body>\n<!--StartFragment-->\n<table border=0>\n<col width=64>\n<tbody><tr>\n<td style="x">Amt</td>\n<td><p>Leitung</p></td></tr>\n<tr><td>10</td></tr></tbody></table><!--EndFragment--></body></html>';
  const cell = (words: string) => ({ isHead: false, children: [text(words)] });
  expect(inBlocks(readHtml(sheet))).toEqual([{ kind: 'table', rows: [[cell('Amt'), cell('Leitung')], [cell('10')]] }]);
  expect(readHtml('<b style="font-weight:normal;"><p>schlicht</p></b>')).toEqual([
    { kind: 'paragraph', children: [text('schlicht')] },
  ]);
  expect(readHtml('<ul><li><input type="checkbox" checked> da</li></ul>')).toMatchObject([
    { kind: 'tasks', items: [{ isDone: true }] },
  ]);
});

test('tells whom a message is for, but not of names within code', () => {
  const mentions = [{ name: 'Anna', userId: '@a:x' }];
  expect(mentionedIn(readMarkdown('- Für @Anna', mentions))).toEqual({ users: ['@a:x'], isRoom: false });
  expect(mentionedIn(readMarkdown('`@Anna` und `@room`', mentions))).toEqual({ users: [], isRoom: false });
  expect(mentionedIn(readMarkdown('Hallo @room!'))).toEqual({ users: [], isRoom: true });
  expect(mentionedIn(readMarkdown('post@room.example @roomies'))).toEqual({ users: [], isRoom: false });
});

test('addresses that stand in a text lead there, but not within code or other links', () => {
  const link = (href: string): BodyNode => ({ kind: 'link', href, children: [text(href)] });
  expect(withAddresses([text('Siehe https://stadt.example/a, bitte.')])).toEqual([
    text('Siehe '),
    link('https://stadt.example/a'),
    text(', bitte.'),
  ]);
  const untouched: Body = [
    { kind: 'code', text: 'https://a.example' },
    { kind: 'link', href: 'https://b.example', children: [text('https://a.example')] },
    text('kein http:// davor'),
  ];
  expect(withAddresses(untouched)).toEqual(untouched);
  const item: Body = [{ kind: 'tasks', items: [{ isDone: true, children: [text('https://a.example')] }] }];
  expect(withAddresses(item)).toEqual([
    { kind: 'tasks', items: [{ isDone: true, children: [link('https://a.example')] }] },
  ]);
});

test('names those who are meant, the longer of two names first', () => {
  const mentions = [
    { name: 'Anna', userId: '@a:x' },
    { name: 'Anna Beck', userId: '@b:x' },
  ];
  const body = readMarkdown('@Anna Beck und @Anna', mentions);
  expect(body.filter(({ kind }) => kind === 'mention')).toEqual([
    { kind: 'mention', name: 'Anna Beck', userId: '@b:x' },
    { kind: 'mention', name: 'Anna', userId: '@a:x' },
  ]);
  expect(readHtml(htmlOf(body))).toEqual(body);
});

/** Ways to run something, or to load something from elsewhere, that others have been caught by. */
const attacks = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://matrix.to/#/@a:x" onclick="alert(1)" style="position:fixed">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(https://evil.example)">x</p>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<mx-reply><script>alert(1)</script></mx-reply>',
  '<h7 onclick=alert(1)>x</h7>',
  '<__proto__ onclick=alert(1)>x</__proto__>',
  '<constructor>x</constructor>',
  '"><script>alert(1)</script>',
  '<code class="language-x onerror=alert(1)">x</code>',
  '<pre><code class="language-&quot;><script>">x</code></pre>',
  '<table><tr><td onclick=alert(1)><img src=x onerror=alert(1)><table><tr><td>y</td></tr></table></td></tr></table>',
  '<ul><li data-checked="true" onclick=alert(1)><script>alert(1)</script>x</li></ul>',
  '<a href="https://matrix.to/#/!x&quot;onclick=alert(1)">x</a>',
  '<a href="https://matrix.to/#/%ZZ">x</a>',
];

const shapes: Readonly<Record<string, readonly string[]>> = {
  text: ['kind', 'text'],
  break: ['kind'],
  rule: ['kind'],
  code: ['kind', 'text'],
  'code-block': ['kind', 'language', 'text'],
  list: ['isOrdered', 'items', 'kind', 'start'],
  tasks: ['items', 'kind'],
  table: ['kind', 'rows'],
  heading: ['children', 'kind', 'level'],
  room: ['kind', 'name', 'room'],
  link: ['children', 'href', 'kind'],
  mention: ['kind', 'name', 'userId'],
};

function check(body: Body): void {
  for (const node of body) {
    expect(Object.keys(node).sort()).toEqual(shapes[node.kind] ?? ['children', 'kind']);
    if (node.kind === 'link') expect(node.href).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
    if (node.kind === 'code-block') expect(node.language).toMatch(/^[\w+#-]*$/);
    if (node.kind === 'heading') expect([1, 2, 3, 4, 5, 6]).toContain(node.level);
    if (node.kind === 'list') for (const item of node.items) check(item);
    if (node.kind === 'tasks') for (const { children } of node.items) check(children);
    if (node.kind === 'table') for (const { children } of node.rows.flat()) check(children);
    if ('children' in node) check(node.children);
  }
}

test.each(attacks)('makes nothing but words, links and lists of %s', (html) => {
  check(readHtml(html));
  check(readHtml(`<p>davor ${html} danach</p>`));
  check(readMarkdown(html));
  // What we would send on is harmless, too.
  check(readHtml(htmlOf(readMarkdown(html))));
  expect(htmlOf(readMarkdown(html))).not.toMatch(/<(script|img|svg|iframe|style|object|embed|form)/i);
});

test('a message may neither exhaust the stack nor take long', () => {
  const html = ['<b>'.repeat(20_000), '<'.repeat(20_000), `<a ${'x="'.repeat(8_000)}`, '<table><tr><td>'.repeat(8_000)];
  const markdown = [
    '*a '.repeat(8_000),
    `${'> '.repeat(200)}tief`,
    '['.repeat(8_000),
    '`a '.repeat(8_000),
    '<em>'.repeat(8_000),
    `${'<u>'.repeat(8_000)}x</u>`,
    '**a **'.repeat(8_000),
    '- '.repeat(8_000),
    Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
    '```\n'.repeat(8_001),
    'a|b\n'.repeat(8_000),
  ];
  // Of the processor, as others may be at work, too.
  const begun = process.cpuUsage();
  const bodies = [...html.map((text) => readHtml(text)), ...markdown.map((text) => readMarkdown(text))];
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(3_000);
  for (const body of bodies) check(body);
});
