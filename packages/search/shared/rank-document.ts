import { findInFragment } from './fragment.ts';
import type { PlacedMatch, TextMatcher } from './text-matcher.ts';

/** What ranking looks at. */
export interface RankedText {
  readonly type: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly fragments: readonly string[];
}

const worth = { title: 1, alias: 0.92, fragment: 0.8, field: 0.5, body: 0.16 } as const;
const namedTypes = new Set(['person']);
const nameFits = 0.62;

/**
 * How well a document answers, about 0 to 2: for each word the best place it is found in (title, alias, field, body)
 * times how well it is met (exact, beginning, typo, part), then closeness and completeness in the title. A person whose
 * name fits comes before everything else. `bodyRank`, 0 to 1, orders what only the body answers.
 */
export function rankDocument(matcher: TextMatcher, text: RankedText, bodyRank: number): number {
  const inTitle = matcher.match(text.title);
  const best = bestQualities(matcher.words.length, inTitle, worth.title);
  const nameQuality = Math.max(0, ...inTitle.map((match) => match.quality));
  let aliasQuality = 0;
  for (const alias of text.aliases) {
    const matches = matcher.match(alias);
    raise(best, matches, worth.alias);
    aliasQuality = Math.max(aliasQuality, ...matches.map((match) => match.quality));
  }
  for (const value of Object.values(text.fields).flat()) raise(best, matcher.match(value), worth.field);
  raiseFragments(matcher, best, text.fragments);
  const inHead = best.every((value) => value > 0);
  const met = best.map((value) => (value > 0 ? value : bodyRank > 0 ? worth.body : 0));
  const words = Math.max(1, met.length);
  let score = met.reduce((sum, value) => sum + value, 0) / words;
  score += 0.12 * bodyRank + titleShape(text.title, inTitle, words);
  if (namedTypes.has(text.type) && inHead && Math.max(nameQuality, aliasQuality) >= nameFits) score += 0.5;
  return score;
}

function bestQualities(words: number, matches: readonly PlacedMatch[], weight: number): number[] {
  const best = new Array<number>(words).fill(0);
  raise(best, matches, weight);
  return best;
}

function raise(best: number[], matches: readonly PlacedMatch[], weight: number): void {
  for (const { word, quality } of matches) best[word] = Math.max(best[word] ?? 0, quality * weight);
}

/** A number found as part of a fragment answers all words it was typed as. */
function raiseFragments(matcher: TextMatcher, best: number[], fragments: readonly string[]): void {
  let first = 0;
  for (const term of matcher.terms) {
    const wanted = term.fragment;
    const found = wanted !== undefined && fragments.some((text) => findInFragment(text, wanted) !== undefined);
    for (let index = first; found && index < first + term.words.length; index += 1) {
      best[index] = Math.max(best[index] ?? 0, worth.fragment);
    }
    first += term.words.length;
  }
}

/** Up to 0.3 for words that stand side by side in the order typed, open the title, and leave little of it over. */
function titleShape(title: string, matches: readonly PlacedMatch[], words: number): number {
  if (matches.length === 0) return 0;
  const adjacent = matches.filter((match) =>
    matches.some((next) => next.word === match.word + 1 && next.position === match.position + 1),
  ).length;
  const covered = matches.reduce((sum, match) => sum + (match.range[1] - match.range[0]), 0);
  const opens = matches.some((match) => match.word === 0 && match.position === 0);
  const closeness = words > 1 ? Math.min(1, adjacent / (words - 1)) : 0;
  return 0.1 * closeness + (opens ? 0.06 : 0) + 0.12 * Math.min(1, covered / Math.max(1, title.length));
}
