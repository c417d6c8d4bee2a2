import { type Body, type BodyNode, isSafeAddress, meantBy } from './body-node.ts';
import type { Mention } from './mention.ts';

/** A link, a sign that stands for itself behind a `\`, code, or one of the few tags for what has no signs or no room for them. */
const pieces =
  /\[(?:\\.|[^[\]\\])+\]\((?:[^\s()]|\([^\s()]*\))+\)|\\[!-/:-@[-`{-~]|(?<fence>`{1,3})(?!`)(?:[^\n]{0,2000}?[^`\n])\k<fence>(?!`)|<(?<close>\/?)(?<tag>u|em|strong|del|code)>/g;
const kinds = { u: 'underline', em: 'emphasis', strong: 'strong', del: 'strike' } as const;
type Tag = keyof typeof kinds | 'code';

interface Open {
  readonly tag: Tag | undefined;
  readonly from: number;
  readonly nodes: BodyNode[];
}

/** Reads one paragraph: its marks, bare addresses, and the people who are named in it. */
export function spansOf(text: string, mentions: readonly Mention[], attempts = 20): Body {
  if (attempts === 0) return merged(marked(text, mentions));
  const ends = new Map<string, number>();
  /** Looked for once: whether there is an end at all. */
  const endOf = (tag: string) => {
    const known = ends.get(tag) ?? text.lastIndexOf(`</${tag}>`);
    ends.set(tag, known);
    return known;
  };
  const open: Open[] = [{ tag: undefined, from: 0, nodes: [] }];
  let at = 0;
  const inside = () => open[open.length - 1] as Open; // the first is never taken away
  const add = (upTo: number) => inside().nodes.push(...marked(text.slice(at, upTo), mentions));
  for (const match of text.matchAll(pieces)) {
    const { tag, close } = match.groups ?? {};
    if (tag === undefined) continue;
    const end = match.index + match[0].length;
    if (close === '/') {
      if (inside().tag !== tag) continue;
      const { from, nodes } = inside();
      add(match.index);
      open.pop();
      inside().nodes.push(tag === 'code' ? codeOf(text.slice(from, match.index)) : nodeOf(tag, nodes));
    } else if (open.length < 20 && endOf(tag) >= end) {
      add(match.index);
      open.push({ tag: tag as Tag, from: end, nodes: [] }); // one of those in the pattern
    } else continue;
    at = end;
  }
  // What was never closed is text as it stands.
  const [unclosed] = open.slice(1);
  if (unclosed) {
    const start = unclosed.from - `<${unclosed.tag}>`.length;
    const rest = text.slice(unclosed.from);
    const before = open[0]?.nodes ?? [];
    return merged([
      ...before,
      { kind: 'text', text: text.slice(start, unclosed.from) },
      ...spansOf(rest, mentions, attempts - 1),
    ]);
  }
  add(text.length);
  return merged(inside().nodes);
}

function nodeOf(tag: string, children: readonly BodyNode[]): BodyNode {
  const kind = Object.hasOwn(kinds, tag) ? kinds[tag as keyof typeof kinds] : 'underline'; // asked right before
  return { kind, children: merged(children) };
}

function codeOf(text: string): BodyNode {
  return { kind: 'code', text: plain(text) };
}

const safe = String.raw`(?:\\.|[^X\\\n])`;
const inner = (sign: string) => safe.replace('X', sign);
const marks = new RegExp(
  [
    String.raw`(?<escape>\\[!-/:-@[-${'`'}{-~])`,
    String.raw`(?<fence>${'`'}{1,3})(?!${'`'})(?<code>[^\n]{0,2000}?[^${'`'}\n])\k<fence>(?!${'`'})`,
    String.raw`\*\*(?<strong>(?![\s*])(?:${inner('*')}|\*(?!\*))*?(?:${inner('*\\s')}|\*(?=\*\*)))\*\*`,
    `~~(?<strike>(?:${inner('~')})+)~~`,
    String.raw`(?<![\p{L}\p{N}*\\])\*(?<star>(?![\s*])(?:${inner('*')})*?${inner('*\\s')})\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}_\\])_(?<line>(?![\s_])(?:${inner('_')})*?${inner('_\\s')})_(?![\p{L}\p{N}_])`,
    String.raw`\[(?<label>(?:\\.|[^[\]\\])+)\]\((?<target>(?:[^\s()]|\([^\s()]*\))+)\)`,
    String.raw`(?<url>https?:\/\/[^\s<>"'\\]*[^\s<>"'.,;:!?)\]*_~\\])`,
    String.raw`(?<break>\n)`,
  ].join('|'),
  'gu',
);

/** A piece without tags. */
function marked(text: string, mentions: readonly Mention[]): BodyNode[] {
  const spans: BodyNode[] = [];
  let at = 0;
  let words = '';
  for (const match of text.matchAll(marks)) {
    const found = match.groups ?? {};
    words += text.slice(at, match.index);
    at = match.index + match[0].length;
    if (found.escape !== undefined) {
      words += found.escape.slice(1);
      continue;
    }
    const span = spanOf(found, mentions);
    if (!span) {
      words += match[0];
      continue;
    }
    spans.push(...named(words, mentions), span);
    words = '';
  }
  return [...spans, ...named(words + text.slice(at), mentions)];
}

function spanOf(found: Partial<Record<string, string>>, mentions: readonly Mention[]): BodyNode | undefined {
  const { code, strong, strike, star, line, label, target, url } = found;
  const emphasis = star ?? line;
  if (found.break !== undefined) return { kind: 'break' };
  if (code !== undefined) return { kind: 'code', text: /^ .*\S.* $|^ `|` $/.test(code) ? code.slice(1, -1) : code };
  if (strong !== undefined) return { kind: 'strong', children: merged(marked(strong, mentions)) };
  if (strike !== undefined) return { kind: 'strike', children: merged(marked(strike, mentions)) };
  if (emphasis !== undefined) return { kind: 'emphasis', children: merged(marked(emphasis, mentions)) };
  if (label !== undefined && target !== undefined && isSafeAddress(target))
    return meantBy(target, plain(label)) ?? { kind: 'link', href: target, children: spansOf(label, mentions) };
  if (url !== undefined) return { kind: 'link', href: url, children: [{ kind: 'text', text: url }] };
  return undefined;
}

function plain(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Text beside text is one text. */
export function merged(nodes: readonly BodyNode[]): BodyNode[] {
  const all: BodyNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.kind === 'text' && node.text === '') continue;
    if (node.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + node.text };
    else all.push(node);
  }
  return all;
}

/** A piece without marks; `@Name` of those who are meant becomes a mention. */
function named(text: string, mentions: readonly Mention[]): BodyNode[] {
  if (text === '') return [];
  const found = mentions
    .map((mention) => ({ mention, at: text.indexOf(`@${mention.name}`) }))
    .filter(({ at }) => at !== -1)
    // The longer of two names that begin alike is the one that was meant.
    .sort((one, other) => one.at - other.at || other.mention.name.length - one.mention.name.length)[0];
  if (!found) return [{ kind: 'text', text }];
  const { mention, at } = found;
  const before: BodyNode[] = at === 0 ? [] : [{ kind: 'text', text: text.slice(0, at) }];
  const rest = text.slice(at + mention.name.length + 1);
  return [...before, { kind: 'mention', ...mention }, ...named(rest, mentions)];
}
