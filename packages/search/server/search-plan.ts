import {
  isShort,
  parseQuery,
  type SearchQuery,
  type Synonyms,
  type TermDictionary,
  TextMatcher,
} from '../shared/index.ts';
import {
  allOf,
  anyOf,
  type ExpandedTerm,
  expandTerm,
  fragmentQuery,
  type Place,
  type PlaceOptions,
  singleWordQueries,
  termQuery,
} from './term-query.ts';

/** A query turned into what the index is asked. Text forms of `tsquery`; an empty one finds nothing. */
interface SearchPlan {
  readonly matcher: TextMatcher;
  /** From all words down to any word; the next is tried only when the one before finds nothing. */
  readonly levels: readonly PlanLevel[];
}

export interface PlanLevel {
  /** Questions of which one must be answered. */
  readonly all: readonly string[];
  /** Finds that rest on a number within a phone or room number; each needs its condition checked. */
  readonly fragments: { readonly query: string; readonly conditions: readonly FragmentCondition[] } | undefined;
  /** Narrower questions whose finds rank higher, best first. */
  readonly tiers: readonly string[];
  /** What `ts_rank_cd` weighs: the best few terms of each word. */
  readonly rank: string;
}

/** Holds when the fragments hold `part`, or `words` match without it (empty: never). */
interface FragmentCondition {
  readonly part: string;
  readonly words: string;
}

const mostRanked = 8;
/** Terms per word: each costs time at every document that another one finds. */
const mostForOneWord = 60;
const mostForSeveral = 24;

export function planSearch(
  dictionary: TermDictionary,
  synonyms: Synonyms,
  { text, titlesOnly = false }: Pick<SearchQuery, 'text' | 'titlesOnly'>,
): SearchPlan {
  const terms = parseQuery(text, synonyms);
  const required = terms.filter((term) => !term.optional).map((term) => expandTerm(dictionary, term));
  return { matcher: new TextMatcher(terms), levels: levelsOf(required, titlesOnly ? 'title' : 'anywhere') };
}

function levelsOf(required: readonly ExpandedTerm[], place: Place): PlanLevel[] {
  if (required.length === 0) return [];
  const levels = [levelOf(required, { place })];
  // `Wa` means whose name begins so, and only where nobody's does, every word that does.
  if (isOneShortWord(required)) levels.unshift(levelOf(required, { place, short: true }));
  const allButOne = required.map((_term, left) => required.filter((_t, index) => index !== left));
  if (required.length > 2) levels.push(relaxedLevel(allButOne, place));
  if (required.length > 1)
    levels.push(
      relaxedLevel(
        required.map((term) => [term]),
        place,
      ),
    );
  return levels;
}

function isOneShortWord(required: readonly ExpandedTerm[]): boolean {
  const [first, ...others] = required.flatMap(({ words }) => words);
  return first !== undefined && others.length === 0 && isShort(first.word.forms[0] ?? '');
}

interface LevelOptions {
  /** `title`: words elsewhere, and numbers in fragments, do not count. */
  readonly place: Place;
  /** Looks for beginnings in titles alone. */
  readonly short?: boolean;
}

function levelOf(required: readonly ExpandedTerm[], { place, short = false }: LevelOptions): PlanLevel {
  const words = required.reduce((sum, { term }) => sum + term.words.length, 0);
  const most = words > 1 ? mostForSeveral : mostForOneWord;
  const all = (options: Omit<PlaceOptions, 'most'>) =>
    allOf(required.map((expanded) => termQuery(expanded, { most, ...options })));
  const [only] = required;
  return {
    all: only && words === 1 ? singleWordQueries(only, { place, most, short }) : asList(all({ place })),
    fragments: place === 'title' ? undefined : fragmentsOf(required),
    tiers: [
      all({ place: 'title', close: true, itself: true }),
      all({ place: 'title', close: true }),
      all({ place: 'title' }),
      ...(place === 'title' ? [] : tiersBelowTitles(all, short)),
    ],
    rank: place === 'title' ? '' : allOf(required.map((expanded) => termQuery(expanded, { place, most: mostRanked }))),
  };
}

function tiersBelowTitles(all: (options: Omit<PlaceOptions, 'most'>) => string, short: boolean): string[] {
  return [
    all({ place: 'head', close: true }),
    ...(short ? [] : [all({ place: 'head' })]),
    all({ place: 'heavy', close: true }),
    all({ place: 'anywhere', close: true }),
  ];
}

function asList(query: string): string[] {
  return query === '' ? [] : [query];
}

function fragmentsOf(required: readonly ExpandedTerm[]): PlanLevel['fragments'] {
  const anywhere = { place: 'anywhere', most: mostForSeveral } as const;
  const numbers = required.filter(({ term }) => term.fragment !== undefined);
  if (numbers.length === 0) return undefined;
  const everything = allOf(required.map((expanded) => termQuery(expanded, { ...anywhere, fragments: true })));
  const some = anyOf(numbers.map(({ term }) => fragmentQuery(term.fragment ?? '')));
  const conditions = numbers.map((expanded) => ({
    part: expanded.term.fragment ?? '',
    words: termQuery(expanded, anywhere),
  }));
  return { query: allOf([everything, some]), conditions };
}

/** Any of several choices of words. */
function relaxedLevel(choices: ReadonlyArray<readonly ExpandedTerm[]>, place: Place): PlanLevel {
  const levels = choices.map((choice) => levelOf(choice, { place }));
  const merge = (pick: (level: PlanLevel) => string) => anyOf(levels.map(pick));
  const conditions = levels.flatMap((level) => level.fragments?.conditions ?? []);
  return {
    all: levels.flatMap((level) => level.all),
    // Several numbers are not relaxed: one condition per choice cannot be told apart in one question.
    fragments: conditions.length === 1 ? levels.find((level) => level.fragments)?.fragments : undefined,
    tiers: (levels[0]?.tiers ?? []).map((_tier, index) => merge((level) => level.tiers[index] ?? '')),
    rank: merge((level) => level.rank),
  };
}
