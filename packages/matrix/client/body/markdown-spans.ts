import { type Body, type BodyNode, isSafeAddress } from './body-node.ts';
import type { Mention } from './mention.ts';

const marks =
  /`(?<code>[^`\n]+)`|\*\*(?<strong>[^*\n]+(?:\*[^*\n]+\*[^*\n]*)*)\*\*|~~(?<strike>[^~\n]+)~~|(?<![\p{L}\p{N}*])\*(?<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?<line>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])|\[(?<label>[^\]\n]+)\]\((?<target>[^\s()]+(?:\([^\s()]*\))?)\)|(?<url>https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]*_~])/gu;

/** Reads one paragraph: its marks, bare addresses, and the people who are named in it. */
export function spansOf(text: string, mentions: readonly Mention[]): Body {
  const spans: BodyNode[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    spans.push(...named(text.slice(at, match.index), mentions), ...spanOf(match[0], match.groups ?? {}, mentions));
    at = match.index + match[0].length;
  }
  spans.push(...named(text.slice(at), mentions));
  return spans;
}

function spanOf(whole: string, found: Partial<Record<string, string>>, mentions: readonly Mention[]): Body {
  const { code, strong, strike, star, line, label, target, url } = found;
  const emphasis = star ?? line;
  if (code !== undefined) return [{ kind: 'code', text: code }];
  if (strong !== undefined) return [{ kind: 'strong', children: spansOf(strong, mentions) }];
  if (strike !== undefined) return [{ kind: 'strike', children: spansOf(strike, mentions) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', children: spansOf(emphasis, mentions) }];
  if (label !== undefined && target !== undefined && isSafeAddress(target))
    return [{ kind: 'link', href: target, children: [{ kind: 'text', text: label }] }];
  if (url !== undefined) return [{ kind: 'link', href: url, children: [{ kind: 'text', text: url }] }];
  return named(whole, mentions);
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
