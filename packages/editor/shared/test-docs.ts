import fc from 'fast-check';
import type { DocMark, DocNode } from './doc.ts';

/** Documents as an editor makes them: text beside text with the same marks is one, marks stand in the schema's order. */
const sign = fc.constantFrom(
  ...'ab ä1*_~`[]()<>|\\#+-.:!/&"\'@💡'.split(''),
  'https://a.example/x',
  '**',
  '- ',
  '1. ',
  '> ',
  '```',
);
const words = fc
  .array(sign, { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join('').trim())
  .map((text) => (text === '' ? 'x' : text));
const marks = fc
  .record({
    link: fc.option(
      fc.constantFrom('https://kontor.example/wiki', 'mailto:post@stadt.example', 'https://a.example/(b)?c=1&d=2'),
      {
        nil: undefined,
        freq: 4,
      },
    ),
    others: fc.subarray(['bold', 'italic', 'underline', 'strike', 'code']),
    isMarked: fc.boolean(),
  })
  .map(({ link, others, isMarked }): readonly DocMark[] => [
    ...(link === undefined ? [] : [{ type: 'link', attrs: { href: link } }]),
    ...(isMarked ? others.map((type) => ({ type })) : []),
  ]);
const withMarks = (node: DocNode, all: readonly DocMark[]): DocNode =>
  all.length > 0 ? { ...node, marks: all } : node;
const text = fc.tuple(words, marks).map(([value, all]) => withMarks({ type: 'text', text: value }, all));
const leaf = fc.constantFrom<DocNode>(
  { type: 'hardBreak' },
  { type: 'mention', attrs: { ref: '@anna.beck:stadt.example', name: 'Anna Beck' } },
  { type: 'mention', attrs: { ref: '!raum:stadt.example', name: 'Allgemein [neu]' } },
);
const line = fc
  .array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: leaf }), { maxLength: 5 })
  .map(joined)
  .map((nodes) => (nodes.every(({ type }) => type === 'hardBreak') ? [] : nodes));

function joined(nodes: readonly DocNode[]): DocNode[] {
  const all: DocNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    const isSame =
      last?.text !== undefined && node.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(node.marks);
    if (isSame) all[all.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else all.push(node);
  }
  return all;
}

const withContent = (type: string, content: readonly DocNode[]): DocNode =>
  content.length > 0 ? { type, content } : { type };
const paragraph = line.map((nodes) => withContent('paragraph', nodes));
const codeBlock = fc
  .record({ language: fc.constantFrom(null, 'ts', 'c++'), lines: fc.array(words, { minLength: 1, maxLength: 3 }) })
  .map(
    ({ language, lines }): DocNode => ({
      type: 'codeBlock',
      attrs: { language },
      content: [{ type: 'text', text: lines.join('\n') }],
    }),
  );
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
    fc.array(fc.array(line, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([width, hasHeads, rows]): DocNode => ({
      type: 'table',
      content: rows.map((cells, row) => ({
        type: 'tableRow',
        content: cells.slice(0, width).map((nodes) => ({
          type: row === 0 && hasHeads ? 'tableHeader' : 'tableCell',
          attrs: { colspan: 1, rowspan: 1, colwidth: null },
          content: [withContent('paragraph', row === 0 ? [{ type: 'text', text: 'Amt' }] : trimmed(nodes))],
        })),
      })),
    }),
  );

/** At the edges of a cell there are no empty lines. */
function trimmed(nodes: readonly DocNode[]): DocNode[] {
  const isBreak = (node: DocNode) => node.type === 'hardBreak';
  const from = nodes.findIndex((node) => !isBreak(node));
  const to = nodes.findLastIndex((node) => !isBreak(node));
  return from === -1 ? [] : nodes.slice(from, to + 1);
}

const { block } = fc.letrec<{ block: DocNode; list: DocNode; item: DocNode[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    paragraph,
    codeBlock,
    fc.constant<DocNode>({ type: 'horizontalRule' }),
    table,
    tie('list'),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content): DocNode => ({ type: 'blockquote', content })),
  ),
  item: fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => [first, ...rest]),
  list: fc
    .record({
      kind: fc.constantFrom('bulletList', 'orderedList', 'taskList'),
      items: fc.array(fc.tuple(tie('item'), fc.boolean()), { minLength: 1, maxLength: 3 }),
      start: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ kind, items, start }): DocNode => {
      if (kind === 'taskList')
        return {
          type: kind,
          content: items.map(([content, checked]) => ({ type: 'taskItem', attrs: { checked }, content })),
        };
      const content = items.map(([inner]) => ({ type: 'listItem', content: inner }));
      return kind === 'orderedList' ? { type: kind, attrs: { start, type: null }, content } : { type: kind, content };
    }),
}));

export const docs = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content): DocNode => ({ type: 'doc', content }));
