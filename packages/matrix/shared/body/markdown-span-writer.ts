import { type Body, type BodyNode, linkOf } from './body-node.ts';
import { merged, spansOf } from './markdown-spans.ts';

const signs = { strong: '**', emphasis: '*', strike: '~~', underline: '' } as const;
const tags = { strong: 'strong', emphasis: 'em', strike: 'del', underline: 'u' } as const;

/**
 * The words of a line with their marks: with the signs that people write where those are read as what is meant, else,
 * for instance for a mark within a word, with tags.
 */
export function writeSpans(body: Body): string {
  const wanted = tidy(body);
  const usual = write(wanted, false);
  return JSON.stringify(spansOf(usual, [])) === JSON.stringify(wanted) ? usual : write(wanted, true);
}

function write(body: Body, isTagged: boolean): string {
  return body.map((node) => writeNode(node, isTagged)).join('');
}

function writeNode(node: BodyNode, isTagged: boolean): string {
  switch (node.kind) {
    case 'text':
      return escapeMarks(node.text);
    case 'break':
      return '\n';
    case 'code':
      return isTagged ? `<code>${escapeMarks(node.text)}</code>` : writeCode(node.text);
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'underline': {
      const words = write(node.children, isTagged);
      const [sign, tag] = [signs[node.kind], tags[node.kind]];
      return isTagged || sign === '' ? `<${tag}>${words}</${tag}>` : sign + words + sign;
    }
    case 'link': {
      const [only] = node.children;
      const isBare = node.children.length === 1 && only?.kind === 'text' && only.text === node.href;
      return isBare && !isTagged ? node.href : writeLink(node.href, write(node.children, isTagged));
    }
    case 'mention':
      return writeLink(linkOf(node.userId), `@${escapeMarks(node.name)}`);
    case 'room':
      return writeLink(linkOf(node.room), `#${escapeMarks(node.name)}`);
    default:
      return '';
  }
}

function writeLink(href: string, label: string): string {
  const signs = /^(?:[^\s()]|\([^\s()]*\))+$/.test(href) ? /[<>\\]/g : /[()<>\\]/g;
  return `[${label}](${href.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

function writeCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const needsSpace = /^[` ]|[` ]$/.test(text);
  return '`'.repeat(longest + 1) + (needsSpace ? ` ${text} ` : text) + '`'.repeat(longest + 1);
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*_~[\]<]/g, '\\$&').replace(/(?<=https?):(?=\/\/)/g, '\\:');
}

/** As it is read: no empty pieces, lines parted by breaks, no code that holds a line's end. */
function tidy(body: Body): BodyNode[] {
  const nodes = body.flatMap((node): BodyNode[] => {
    if (node.kind === 'text')
      return node.text
        .split('\n')
        .flatMap((text, at) => [...(at > 0 ? [{ kind: 'break' } as const] : []), { kind: 'text', text }]);
    if (node.kind === 'code') return node.text === '' ? [] : [{ kind: 'code', text: node.text.replaceAll('\n', ' ') }];
    if (!('children' in node)) return [node];
    const children = tidy(node.children);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
  return merged(nodes);
}
