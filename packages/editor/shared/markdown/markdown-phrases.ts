import type { DocNode } from '../doc.ts';
import { isSame, markOf, mentionHref, textIn, type WritingParts } from '../html/html-of-doc.ts';
import { mentionWords } from '../mention-node.ts';
import type { PhrasingContent } from './mdast.ts';

interface Phrasing {
  readonly notes: { add(children: PhrasingContent[]): string };
  readonly parts: WritingParts;
  /** Where a line may not be broken in Markdown. */
  readonly isOneLine: boolean;
}

const order = ['link', 'bold', 'italic', 'strike', 'underline', 'highlight', 'subscript', 'superscript', 'code'];
const ownKinds: Readonly<Record<string, 'strong' | 'emphasis' | 'delete'>> = {
  bold: 'strong',
  italic: 'emphasis',
  strike: 'delete',
};
const tags: Readonly<Record<string, string>> = {
  underline: 'u',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
};

/** Marks as nodes around what they hold; those that Markdown does not know as HTML. */
export function phrasesOf(nodes: readonly DocNode[], phrasing: Phrasing, from = 0): PhrasingContent[] {
  const type = order[from];
  if (type === undefined) return nodes.flatMap((node) => leafOf(node, phrasing));
  const phrases: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; ) {
    const mark = markOf(nodes[at], type);
    let end = at + 1;
    while (end < nodes.length && isSame(mark, markOf(nodes[end], type))) end++;
    const within = nodes.slice(at, end);
    const [kind, name] = [ownKinds[type], tags[type]];
    if (!mark) phrases.push(...phrasesOf(within, phrasing, from + 1));
    else if (type === 'code') phrases.push({ type: 'inlineCode', value: within.map(textIn).join('') });
    else if (type === 'link') {
      const url = addressOf(String(mark.attrs?.href), phrasing.parts);
      phrases.push({ type: 'link', url, children: phrasesOf(within, phrasing, from + 1) as [] }); // a link holds no other
    } else if (kind) phrases.push({ type: kind, children: phrasesOf(within, phrasing, from + 1) });
    else
      phrases.push({ type: 'html', value: `<${name}>` }, ...phrasesOf(within, phrasing, from + 1), {
        type: 'html',
        value: `</${name}>`,
      });
    at = end;
  }
  return phrases;
}

export function addressOf(href: string, parts: WritingParts): string {
  return parts.addressOf?.(href) ?? href;
}

function leafOf(node: DocNode, phrasing: Phrasing): PhrasingContent[] {
  const { type, attrs = {}, content = [], text } = node;
  if (text !== undefined) return [{ type: 'text', value: text }];
  switch (type) {
    case 'hardBreak':
      return phrasing.isOneLine ? [{ type: 'html', value: '<br>' }] : [{ type: 'break' }];
    case 'mathInline':
      return [
        { type: 'text', value: '$' },
        { type: 'inlineCode', value: String(attrs.source) },
        { type: 'text', value: '$' },
      ];
    case 'mention': {
      const url = addressOf(mentionHref(String(attrs.ref)), phrasing.parts);
      return [{ type: 'link', url, title: 'mention', children: [{ type: 'text', value: mentionWords(attrs) }] }];
    }
    case 'footnote': {
      const identifier = phrasing.notes.add(phrasesOf(content, phrasing));
      return [{ type: 'footnoteReference', identifier, label: identifier }];
    }
    default:
      return [{ type: 'text', value: textIn(node) }];
  }
}
