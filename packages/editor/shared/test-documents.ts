import fc from 'fast-check';
import type { DocMark, DocNode } from './doc.ts';
import { addPiece, rankOf } from './shared-doc/doc-of-shared.ts';

/** Pages of every node and mark that the schema knows, as an editor leaves them. */
const sign = fc.constantFrom(
  ...'ab ä1*_~`[]()<>|\\#+-.:!/&"\'@$^={}💡%',
  'https://a.example/x',
  'www.a.example',
  'a@b.example',
  '**',
  '- ',
  '1. ',
  '> ',
  '```',
  '[^1]',
  '[x]',
  '[!NOTE]',
  '<b>',
  '&amp;',
  '---',
);
/** White space at the edges of a line is none in Markdown and HTML, and two spaces are one. */
const phrase = fc
  .array(sign, { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join('').trim().replace(/ +/g, ' '))
  .map((text) => (text === '' ? 'x' : text));
const name = fc.oneof(fc.constant(''), phrase);
const id = fc.constantFrom('0199a1b2-0000-7000-8000-0123456789ab', 'f1', 'A_9');
const href = fc.constantFrom(
  'https://kontor.example/wiki',
  'mailto:post@stadt.example',
  'https://a.example/(b)?c=1&d=2',
  'kontor:wiki/page/0199#frist',
  '#frist',
);
const marks = fc
  .record({
    link: fc.option(href, { nil: undefined, freq: 3 }),
    others: fc.subarray(['bold', 'italic', 'underline', 'strike', 'code', 'highlight', 'subscript', 'superscript']),
    isMarked: fc.boolean(),
  })
  .map(({ link, others, isMarked }): DocMark[] =>
    [
      ...(link === undefined ? [] : [{ type: 'link', attrs: { href: link } }]),
      ...(isMarked ? others.map((type) => ({ type })) : []),
    ].sort((one, other) => rankOf(one) - rankOf(other)),
  );
const text = fc
  .tuple(phrase, marks)
  .map(([words, all]): DocNode => ({ type: 'text', text: words, ...(all.length > 0 && { marks: all }) }));
const formula = fc.constantFrom('a^2', '\\frac{1}{2}', 'x_1 < y & z', 'a|b', '\\$5');
const leaf = fc.oneof(
  fc.constant<DocNode>({ type: 'hardBreak' }),
  name.map((words): DocNode => ({ type: 'mention', attrs: { ref: 'people/person/0199', name: words } })),
  formula.map((source): DocNode => ({ type: 'mathInline', attrs: { source } })),
);
const isBreak = ({ type }: DocNode) => type === 'hardBreak';

/** At the edges of a line there are no breaks: there they would say nothing. */
const joined = (nodes: readonly DocNode[]): DocNode[] => {
  const from = nodes.findIndex((node) => !isBreak(node));
  const all: DocNode[] = [];
  for (const node of from === -1 ? [] : nodes.slice(from, nodes.findLastIndex((each) => !isBreak(each)) + 1))
    addPiece(all, node);
  return all;
};
const noteLine = fc
  .array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: leaf }), { maxLength: 3 })
  .map(joined);
const note = noteLine.map((content) => withContent({ type: 'footnote' }, content));
const line = fc
  .array(fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: leaf }, { weight: 1, arbitrary: note }), {
    maxLength: 5,
  })
  .map(joined);

function withContent(node: DocNode, content: readonly DocNode[]): DocNode {
  return content.length > 0 ? { ...node, content } : node;
}

const paragraph = line.map((content) => withContent({ type: 'paragraph' }, content));
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 6 }), anchor: fc.constantFrom(null, null, 'frist', 'a-1'), content: line })
  .map(({ level, anchor, content }) =>
    withContent(
      { type: 'heading', attrs: { level, anchor } },
      // A heading is one line.
      joined(content.filter((node) => !isBreak(node))),
    ),
  );
const codeBlock = fc
  .record({
    language: fc.constantFrom(null, 'ts', 'c++', 'mermaid'),
    lines: fc.array(fc.oneof(phrase, fc.constant(''), fc.constant('  x'), fc.constant('````')), { maxLength: 4 }),
  })
  .map(({ language, lines }) =>
    withContent(
      { type: 'codeBlock', attrs: { language } },
      lines.join('\n') === '' ? [] : [{ type: 'text', text: lines.join('\n') }],
    ),
  );
const image = fc
  .record({
    place: fc.oneof(
      id.map((file) => ({ file, src: null })),
      fc.constant({ file: null, src: 'https://a.example/(b).png?c=1&d=2' }),
    ),
    alt: name,
    title: fc.constantFrom(null, 'Ein "Titel"'),
    width: fc.constantFrom(null, 320),
    caption: name,
    href: fc.option(href, { nil: null, freq: 3 }),
  })
  .map(({ place, ...rest }): DocNode => ({ type: 'image', attrs: { ...place, ...rest } }));
const atom = fc.oneof(
  image,
  fc
    .record({ file: id, name, mime: fc.constantFrom('', 'application/pdf'), size: fc.nat() })
    .map((attrs): DocNode => ({ type: 'file', attrs })),
  name.map((words): DocNode => ({ type: 'embed', attrs: { ref: 'wiki/page/0199', name: words } })),
  formula.map((source): DocNode => ({ type: 'mathBlock', attrs: { source } })),
  fc.constant<DocNode>({ type: 'horizontalRule' }),
);
const cellBlocks = [
  'paragraph',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'codeBlock',
  'image',
  'mathBlock',
];

const { block } = fc.letrec<{ block: DocNode; blocks: DocNode[]; list: DocNode; table: DocNode; item: DocNode[] }>(
  (tie) => ({
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      paragraph,
      paragraph,
      heading,
      codeBlock,
      atom,
      tie('list'),
      tie('table'),
      tie('blocks').map((content): DocNode => ({ type: 'blockquote', content })),
      fc
        .tuple(fc.constantFrom('info', 'tip', 'warning', 'danger'), tie('blocks'))
        .map(([kind, content]): DocNode => ({ type: 'callout', attrs: { kind }, content })),
      fc.tuple(line, tie('blocks')).map(
        ([summary, content]): DocNode => ({
          type: 'details',
          content: [withContent({ type: 'detailsSummary' }, joined(summary)), ...content],
        }),
      ),
    ),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    item: tie('blocks'),
    list: fc
      .record({
        kind: fc.constantFrom('bulletList', 'orderedList', 'taskList'),
        items: fc.array(fc.record({ content: tie('item'), checked: fc.boolean(), id: fc.option(id, { nil: null }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        start: fc.integer({ min: 0, max: 12 }),
        type: fc.constantFrom(null, null, 'a', 'I'),
      })
      .map(({ kind, items, start, type }): DocNode => {
        if (kind === 'taskList')
          return {
            type: kind,
            content: items.map(({ content, checked, id: own }) => ({
              type: 'taskItem',
              attrs: { id: own, checked },
              content,
            })),
          };
        const content = items.map((item) => ({ type: 'listItem', content: item.content }));
        return kind === 'orderedList' ? { type: kind, attrs: { start, type }, content } : { type: kind, content };
      }),
    table: fc
      .record({
        width: fc.integer({ min: 1, max: 3 }),
        heads: fc.constantFrom('row', 'none', 'column'),
        isPlain: fc.boolean(),
        rows: fc.array(
          fc.array(
            fc.record({
              blocks: tie('blocks'),
              colspan: fc.constantFrom(1, 1, 2),
              colwidth: fc.constantFrom(null, null, [120]),
              align: fc.constantFrom(null, null, 'left', 'center', 'right'),
              line,
            }),
            { minLength: 3, maxLength: 3 },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      })
      .map(
        ({ width, heads, isPlain, rows }): DocNode => ({
          type: 'table',
          content: rows.map((cells, row) => ({
            type: 'tableRow',
            content: cells.slice(0, width).map((each, column) => {
              const allowed = each.blocks.filter(({ type }) => cellBlocks.includes(type));
              const plain = withContent({ type: 'paragraph' }, each.line);
              const isHead = heads === 'row' ? row === 0 : heads === 'column' && column === 0;
              return {
                type: isHead ? 'tableHeader' : 'tableCell',
                attrs: {
                  colspan: isPlain ? 1 : each.colspan,
                  rowspan: 1,
                  colwidth: isPlain ? null : each.colwidth,
                  align: isPlain ? null : each.align,
                },
                content: isPlain || allowed.length === 0 ? [plain] : allowed,
              };
            }),
          })),
        }),
      ),
  }),
);

const columns = fc
  .array(
    fc
      .record({ share: fc.constantFrom(1, 1, 3), content: fc.array(block, { minLength: 1, maxLength: 2 }) })
      .map(({ share, content }): DocNode => ({ type: 'column', attrs: { share }, content })),
    { minLength: 1, maxLength: 3 },
  )
  .map((content): DocNode => ({ type: 'columns', content }));

export const documents = fc
  .array(fc.oneof({ weight: 8, arbitrary: block }, { weight: 1, arbitrary: columns }), { minLength: 1, maxLength: 4 })
  .map((content): DocNode => ({ type: 'doc', content }));
