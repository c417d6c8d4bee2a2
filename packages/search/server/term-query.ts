import { trigramsOf } from '../shared/fragment.ts';
import { type Expansion, expandWord, type SearchTerm, type SearchWord, type TermDictionary } from '../shared/index.ts';
import { longestBeginning, mark } from './document-terms.ts';

/** A part of a query with the existing terms that answer it. */
export interface ExpandedTerm {
  readonly term: SearchTerm;
  readonly words: ReadonlyArray<{ readonly word: SearchWord; readonly expansions: readonly Expansion[] }>;
  readonly joined: readonly Expansion[];
  readonly synonyms: ReadonlyArray<
    ReadonlyArray<{ readonly word: SearchWord; readonly expansions: readonly Expansion[] }>
  >;
}

export function expandTerm(dictionary: TermDictionary, term: SearchTerm): ExpandedTerm {
  const expand = (word: SearchWord) => ({ word, expansions: expandWord(dictionary, word) });
  return {
    term,
    words: term.words.map(expand),
    synonyms: (term.synonyms ?? []).map((words) => words.map(expand)),
    joined: term.joined ? expandWord(dictionary, term.joined) : [],
  };
}

/** Where words are looked for; each place is answered by the index alone. */
export type Place = 'anywhere' | 'title' | 'head' | 'heavy';

export interface PlaceOptions {
  readonly place: Place;
  /** Only the typed words themselves and their inflections. */
  readonly close?: boolean;
  /** Numbers are looked for in fragments, too; such finds need `fragmentConditions`. */
  readonly fragments?: boolean;
  /** Without other names of the same thing. */
  readonly itself?: boolean;
  /** Best expansions per word at most. */
  readonly most: number;
}

const marks: Record<Place, string> = { anywhere: '', title: mark.title, head: mark.head, heavy: mark.heavy };
/** The same as weights of positions, for words that must stand side by side: only unmarked words have positions. */
const weights: Record<Place, string> = { anywhere: '', title: ':AB', head: ':ABC', heavy: '' };
const closeQuality = 0.9;
/** Once better terms occur in this many documents, the lesser ones are looked for in titles and fields only. */
const plenty = 20_000;
/** A term this frequent is asked for on its own. */
const frequent = 1_000;

/** One part as text form of a `tsquery`; empty when nothing can answer it. */
export function termQuery(expanded: ExpandedTerm, options: PlaceOptions): string {
  const alternatives: string[] = [];
  if (expanded.term.phrase) alternatives.push(phraseQuery(expanded.words, options));
  else alternatives.push(allOf(expanded.words.map(({ word, expansions }) => wordQuery(word, expansions, options))));
  alternatives.push(...synonymQueries(expanded, options));
  const joined = lexemes(expanded.joined, options);
  if (joined.length > 0) alternatives.push(joined.join('|'));
  if (options.fragments && expanded.term.fragment) alternatives.push(fragmentQuery(expanded.term.fragment));
  return anyOf(alternatives);
}

/** A condition that holds only for documents with the three-character runs of a number in their fragments. */
export function fragmentQuery(fragment: string): string {
  return `(${trigramsOf(fragment)
    .map((trigram) => quote(mark.fragment + trigram))
    .join('&')})`;
}

export function anyOf(queries: readonly string[]): string {
  const present = queries.filter((query) => query !== '');
  return present.length === 0 ? '' : `(${present.join('|')})`;
}

/** All of them; empty when one of them is, because then nothing can answer. */
export function allOf(queries: readonly string[]): string {
  return queries.length === 0 || queries.includes('') ? '' : `(${queries.join('&')})`;
}

function wordQuery(word: SearchWord, expansions: readonly Expansion[], options: PlaceOptions): string {
  return anyOf([...lexemes(expansions, options), ...beginningOf(word, options)]);
}

/** Words side by side; empty when one of them does not exist. */
function phraseQuery(words: ExpandedTerm['words'], { place, most }: PlaceOptions): string {
  const places = words.map(({ expansions }) =>
    anyOf(expansions.slice(0, most).map(({ term }) => `${quote(term)}${weights[place]}`)),
  );
  return places.includes('') ? '' : `(${places.join('<->')})`;
}

/** One question for each other name of the same thing. */
function synonymQueries(expanded: ExpandedTerm, options: PlaceOptions): string[] {
  if (options.itself) return [];
  const queries = expanded.synonyms.map((words) => {
    const [only] = words;
    return only && words.length === 1 ? anyOf(lexemes(only.expansions, options)) : phraseQuery(words, options);
  });
  return queries.filter((query) => query !== '');
}

function lexemes(expansions: readonly Expansion[], options: PlaceOptions): string[] {
  return chosenTerms(expansions, options).map(({ lexeme }) => quote(lexeme));
}

interface ChosenTerm {
  readonly lexeme: string;
  readonly documents: number;
}

function chosenTerms(expansions: readonly Expansion[], { place, close = false, most }: PlaceOptions): ChosenTerm[] {
  const chosen = close ? expansions.filter(({ quality }) => quality >= closeQuality) : expansions;
  let covered = 0;
  return chosen.slice(0, most).map(({ term, documents }) => {
    const prefix = place === 'anywhere' && covered >= plenty ? mark.head : marks[place];
    covered += documents;
    return { lexeme: prefix + term, documents: prefix === '' ? documents : 0 };
  });
}

/**
 * The same for a single word, as several questions of which one must be answered: PostgreSQL answers a question with
 * one frequent term fast, one with dozens of alternatives slowly. A short word is found as it is, and as a beginning in
 * titles alone.
 */
export function singleWordQueries(expanded: ExpandedTerm, options: PlaceOptions & { short?: boolean }): string[] {
  const [only] = expanded.words;
  if (!only || expanded.words.length > 1) return [termQuery(expanded, options)].filter((query) => query !== '');
  const chosen = chosenTerms(only.expansions, { ...options, close: options.short ?? false });
  const alone = chosen.filter(({ documents }) => documents >= frequent);
  const rest = chosen.filter(({ documents }) => documents < frequent).map(({ lexeme }) => quote(lexeme));
  const beginning = beginningOf(only.word, options);
  const itself = [...alone.map(({ lexeme }) => quote(lexeme)), ...beginning, anyOf(rest)];
  return [...itself, ...synonymQueries(expanded, options)].filter((query) => query !== '');
}

/** A short word is looked for as the beginning of any word of a title. */
function beginningOf(word: SearchWord, { close = false, place }: PlaceOptions): string[] {
  const plain = word.forms[0] ?? '';
  const short = plain !== '' && plain.length <= longestBeginning;
  return short && !word.literal && !word.rigid && !close && place !== 'heavy' ? [quote(mark.beginning + plain)] : [];
}

/** Terms hold only letters, digits and marks, so nothing needs escaping. */
function quote(lexeme: string): string {
  return `'${lexeme}'`;
}
