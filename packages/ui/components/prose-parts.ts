/** A piece of a line: plain, strong, a link, or a gap that somebody has to fill in. */
export type Span =
  | { readonly kind: 'text' | 'strong' | 'gap'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading' | 'subheading'; readonly spans: readonly Span[] }
  /** Lines of a paragraph stay lines. */
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly (readonly Span[])[] };

const marks =
  /\*\*(?<strong>[^*\n]+)\*\*|\[(?<label>[^\]\n]+)\]\((?<target>[^\s()]+)\)|(?<gap>\[[^\]\n]+\])|(?<url>https:\/\/[^\s<>"')]*[^\s<>"').,;:!?])|(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

/** Addresses that a text may lead to: the web, mail, telephone, and pages of Kontor itself. */
const safeTarget = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/;

/**
 * Reads plain text with few marks: empty lines between paragraphs, `## ` and `### ` headings, `- ` and `1. ` lists,
 * `**strong**`, `[words](address)`, bare addresses, and `[gaps]`. Everything else is text as it stands; no HTML is known.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', lines: open.map(spansOf) });
    open = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, sign = '', rest = ''] = /^(#{2,3} |- |\d+\. )(.+)$/.exec(line) ?? [];
    if (sign === '') {
      if (line === '') close();
      else open.push(line);
      continue;
    }
    close();
    if (sign.startsWith('#')) blocks.push({ kind: sign === '## ' ? 'heading' : 'subheading', spans: spansOf(rest) });
    else addItem(blocks, sign === '- ' ? 'list' : 'steps', spansOf(rest));
  }
  close();
  return blocks;
}

function addItem(blocks: Block[], kind: 'list' | 'steps', item: readonly Span[]): void {
  const last = blocks.at(-1);
  if (last?.kind === kind) blocks[blocks.length - 1] = { kind, items: [...last.items, item] };
  else blocks.push({ kind, items: [item] });
}

export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of line.matchAll(marks)) {
    if (match.index > at) spans.push({ kind: 'text', text: line.slice(at, match.index) });
    spans.push(spanOf(match[0], match.groups ?? {}));
    at = match.index + match[0].length;
  }
  if (at < line.length) spans.push({ kind: 'text', text: line.slice(at) });
  return spans;
}

function spanOf(whole: string, { strong, label, target, gap, url, mail }: Record<string, string | undefined>): Span {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (gap !== undefined) return { kind: 'gap', text: gap.slice(1, -1) };
  if (url !== undefined) return { kind: 'link', text: url, href: url };
  if (mail !== undefined) return { kind: 'link', text: mail, href: `mailto:${mail}` };
  if (label !== undefined && target !== undefined && safeTarget.test(target))
    return { kind: 'link', text: label, href: target };
  return { kind: 'text', text: whole };
}

/** The words alone, for searching. */
export function plainTextOf(text: string): string {
  const words = (spans: readonly Span[]) => spans.map((span) => span.text).join('');
  return blocksOf(text)
    .map((block) => {
      if ('spans' in block) return words(block.spans);
      return ('lines' in block ? block.lines : block.items).map(words).join(' ');
    })
    .join(' ');
}
