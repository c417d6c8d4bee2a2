import type { Language } from '@kontor/base';
import { type DocNode, docOfHtml, textOfDoc } from '@kontor/editor/shared';
import type { KeptMessage } from '../../shared/index.ts';

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const wayBack = { de: 'Zur Nachricht', en: 'To the message' } as const;

/** What of a message is taken as it is; of all else its words. A picture from elsewhere would tell who reads the page. */
const taken = new Set([
  'paragraph',
  'text',
  'hardBreak',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'codeBlock',
  'blockquote',
  'horizontalRule',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
]);
const withinLines = new Set(['mention', 'mathInline', 'footnote']);

/** The messages one after the other, each as a quote under who said it, when, and the way back to it. */
export function docOfMessages(
  messages: readonly KeptMessage[],
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): DocNode {
  const times = new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'long', timeStyle: 'short' });
  const content = messages.flatMap(({ author, at, html, address }): DocNode[] => [
    {
      type: 'paragraph',
      content: [
        ...(author === '' ? [] : [{ type: 'text', text: author, marks: [{ type: 'bold' }] }]),
        { type: 'text', text: `${author === '' ? '' : ', '}${times.format(new Date(at))} · ` },
        { type: 'text', text: wayBack[language], marks: [{ type: 'link', attrs: { href: address } }] },
      ],
    },
    { type: 'blockquote', content: quoteOf(html) },
  ]);
  return { type: 'doc', content };
}

function quoteOf(html: string): DocNode[] {
  const blocks = (docOfHtml(html).content ?? []).map(plain);
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function plain(node: DocNode): DocNode {
  if (withinLines.has(node.type)) return { type: 'text', text: wordsOf(node) || '…' };
  if (!taken.has(node.type)) return { type: 'paragraph', ...textIn(wordsOf(node)) };
  const marks = node.marks?.filter(
    ({ type, attrs }) => type !== 'link' || !/^https:\/\/matrix\.to\//.test(`${attrs?.href}`),
  );
  return { ...node, ...(marks && { marks }), ...(node.content && { content: node.content.map(plain) }) };
}

function wordsOf(node: DocNode): string {
  if (node.type === 'mention') return `@${node.attrs?.name ?? ''}`;
  return textOfDoc({ type: 'doc', content: [node] }).trim();
}

function textIn(text: string): Pick<DocNode, 'content'> {
  return text === '' ? {} : { content: [{ type: 'text', text }] };
}
