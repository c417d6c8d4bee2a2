import type { MatchedText } from './search-index.ts';
import { mergeRanges, type PlacedMatch, type TextMatcher } from './text-matcher.ts';

const snippetLength = 200;
const before = 60;
/** Bodies are read piece by piece until something is found; what lies deeper is not shown. */
const pieceLength = 4_000;
const deepest = 60_000;

/** The part of a body that shows most of what was looked for, with its matches; nothing when there is none. */
export function snippetOf(matcher: TextMatcher, body: string): MatchedText | undefined {
  const reach = Math.min(body.length, deepest);
  for (let offset = 0; offset < reach; offset += pieceLength) {
    const piece = body.slice(offset, offset + pieceLength + snippetLength);
    const matches = matcher.match(piece);
    if (matches.length > 0) return cut(piece, matches);
  }
  return undefined;
}

function cut(text: string, matches: readonly PlacedMatch[]): MatchedText {
  const start = wordStart(text, Math.max(0, bestStart(matches) - before));
  const end = wordEnd(text, Math.min(text.length, start + snippetLength));
  const inside = matches.filter(({ range }) => range[0] >= start && range[1] <= end);
  const shown = text.slice(start, end).replace(/\s/g, ' ');
  return { text: shown, matches: mergeRanges(inside.map(({ range }) => [range[0] - start, range[1] - start])) };
}

/** Where a window opens that holds the best matches of the most words. */
function bestStart(matches: readonly PlacedMatch[]): number {
  let best = 0;
  let bestWorth = -1;
  for (const [index, first] of matches.entries()) {
    const perWord = new Map<number, number>();
    for (const match of matches.slice(index, index + 40)) {
      if (match.range[1] - first.range[0] > snippetLength - before) break;
      perWord.set(match.word, Math.max(perWord.get(match.word) ?? 0, match.quality));
    }
    const worth = [...perWord.values()].reduce((sum, quality) => sum + quality, 0);
    if (worth > bestWorth) {
      bestWorth = worth;
      best = first.range[0];
    }
  }
  return best;
}

function wordStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  const space = text.slice(offset, offset + 30).search(/\s/);
  return space === -1 ? offset : offset + space + 1;
}

function wordEnd(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const space = text.slice(offset, offset + 30).search(/\s/);
  return space === -1 ? offset : offset + space;
}
