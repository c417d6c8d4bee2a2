import type { Ref } from '@kontor/base';
import { expandWord, isShort } from './expand-word.ts';
import { formsOf } from './fold.ts';
import { compactFragment, findInFragment } from './fragment.ts';
import { parseQuery } from './parse-query.ts';
import { fieldLists, onlyTitles, presentHit, type StoredDocument } from './present-hit.ts';
import { rankDocument } from './rank-document.ts';
import type { SearchDocument, SearchHit, SearchQuery } from './search-index.ts';
import type { SearchTerm } from './search-term.ts';
import type { SearchWord } from './search-word.ts';
import { sortKeyOf } from './sort-key.ts';
import { type SynonymGroups, Synonyms } from './synonyms.ts';
import { TermDictionary } from './term-dictionary.ts';
import { TextMatcher } from './text-matcher.ts';
import { tokenise } from './tokenise.ts';

/** What a memory index keeps of a document: no audience, as a device holds only what its person may see. */
export type MemoryDocument = Omit<SearchDocument, 'audience' | 'updatedAt'> &
  Partial<Pick<SearchDocument, 'updatedAt'>>;

export interface MemoryAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** Counts by type over all finds; empty when one person's writings were asked for. */
  readonly types: Readonly<Record<string, number>>;
}

export type MemoryQuery = Omit<SearchQuery, 'tokens' | 'facets'>;

interface Entry extends StoredDocument {
  readonly sortKey: string;
  readonly words: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly authors: readonly string[];
  /** Milliseconds since 1970; not a number when the device does not know. */
  readonly updatedAt: number;
}

type Entries = ReadonlySet<Entry>;

/**
 * Searches some thousand documents in memory, in a browser without a connection, with the words, typos, compounds and
 * ranking of the other engines: it passes the same contract test, but for rights and facets.
 */
export class MemoryIndex {
  readonly #entries = new Map<Ref, Entry>();
  readonly #byWord = new Map<string, Set<Entry>>();
  #dictionary: TermDictionary | undefined;
  #synonyms = new Synonyms();

  get size(): number {
    return this.#entries.size;
  }

  /** Adds or replaces by ref. */
  put(documents: readonly MemoryDocument[]): void {
    this.remove(documents.map(({ ref }) => ref));
    for (const document of documents) {
      const entry = entryOf(document);
      this.#entries.set(entry.ref, entry);
      for (const word of entry.words) {
        const holders = this.#byWord.get(word);
        if (holders) holders.add(entry);
        else this.#byWord.set(word, new Set([entry]));
        this.#dictionary?.add(word, 1);
      }
    }
  }

  remove(refs: readonly Ref[]): void {
    for (const ref of refs) {
      const entry = this.#entries.get(ref);
      if (!entry) continue;
      this.#entries.delete(ref);
      for (const word of entry.words) {
        this.#byWord.get(word)?.delete(entry);
        this.#dictionary?.add(word, -1);
      }
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#byWord.clear();
    this.#dictionary = undefined;
  }

  setSynonyms(groups: SynonymGroups): void {
    this.#synonyms = new Synonyms(groups);
  }

  /** All words, else all but one, else any: the first of these that finds something. Without words everything by title. */
  search(query: MemoryQuery): MemoryAnswer {
    const terms = parseQuery(query.text, this.#synonyms);
    const matcher = new TextMatcher(terms);
    const required = terms.filter(({ optional }) => !optional);
    const isWanted = wantedBy(query);
    if (terms.length === 0) return answer(query, matcher, this.#browse().filter(isWanted));
    for (const find of this.#levels(required, query.titlesOnly ?? false)) {
      const found = [...find()].filter(isWanted);
      if (found.length === 0) continue;
      const shown = query.titlesOnly ? found.map((entry) => onlyTitles(entry)) : found;
      return answer(query, matcher, ranked(matcher, shown));
    }
    return { hits: [], total: 0, types: {} };
  }

  *#levels(required: readonly SearchTerm[], titlesOnly: boolean): Iterable<() => Iterable<Entry>> {
    const [only] = required;
    // `Wa` means whose name begins so, and only where nobody's does, every word that does.
    if (required.length === 1 && only?.words.length === 1 && isShort(only.words[0]?.forms[0] ?? '')) {
      yield () => union([new Set(this.#titlesStartingWith(only)), ...this.#synonymsOf(only, titlesOnly)]);
    }
    const answers = required.map((term) => this.#answering(term, titlesOnly));
    yield () => intersect(answers);
    if (answers.length > 2)
      yield () => union(answers.map((_, left) => intersect(answers.filter((_a, at) => at !== left))));
    if (answers.length > 1) yield () => union(answers);
  }

  #answering(term: SearchTerm, titlesOnly: boolean): Entries {
    const found = new Set(this.#holdingAll(term, titlesOnly));
    if (term.joined) for (const entry of this.#holding(term.joined, titlesOnly)) found.add(entry);
    for (const entry of union(this.#synonymsOf(term, titlesOnly))) found.add(entry);
    const { fragment } = term;
    if (fragment !== undefined && !titlesOnly) {
      for (const entry of this.#entries.values())
        if (entry.fragments.some((text) => findInFragment(text, fragment) !== undefined)) found.add(entry);
    }
    return found;
  }

  #synonymsOf({ synonyms = [] }: SearchTerm, titlesOnly: boolean): Entries[] {
    return synonyms.map((words) => this.#holdingAll({ words, phrase: words.length > 1, optional: false }, titlesOnly));
  }

  /** Who holds all words of a term, side by side when it is a phrase. */
  #holdingAll(term: SearchTerm, titlesOnly: boolean): Entries {
    const found = intersect(term.words.map((word) => this.#holding(word, titlesOnly)));
    return term.phrase ? new Set([...found].filter((entry) => holdsPhrase(entry, term, titlesOnly))) : found;
  }

  #holding(word: SearchWord, titlesOnly: boolean): Entries {
    const found = new Set<Entry>();
    for (const { term } of expandWord(this.#words(), word)) {
      for (const entry of this.#byWord.get(term) ?? []) {
        if (!titlesOnly || entry.titleWords.has(term)) found.add(entry);
      }
    }
    return found;
  }

  *#titlesStartingWith(term: SearchTerm): Iterable<Entry> {
    const forms = term.words[0]?.forms ?? [];
    const begins = (word: string) => forms.some((form) => word.startsWith(form));
    for (const entry of this.#entries.values()) if ([...entry.titleWords].some(begins)) yield entry;
  }

  #browse(): Entry[] {
    return [...this.#entries.values()].sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
  }

  #words(): TermDictionary {
    this.#dictionary ??= new TermDictionary(this.#counts());
    return this.#dictionary;
  }

  *#counts(): Iterable<[string, number]> {
    for (const [word, holders] of this.#byWord) if (holders.size > 0) yield [word, holders.size];
  }
}

function entryOf(document: MemoryDocument): Entry {
  const { ref, type, title, sortTitle = title, aliases = [], fragments = [], body = '', data = {} } = document;
  const fields = fieldLists(document.fields);
  const titleWords = wordsOf([title, ...aliases]);
  const others = wordsOf([...Object.values(fields).flat(), ...fragments, body]);
  const words = new Set([...titleWords, ...others, ...fragments.map(compactFragment)]);
  words.delete('');
  const { facets = {}, authors = [], updatedAt = '' } = document;
  const shown = { ref, type, title, aliases, fields, fragments, body, data };
  const kept = { facets, authors, updatedAt: Date.parse(updatedAt) };
  return { ...shown, ...kept, sortKey: sortKeyOf(sortTitle), words, titleWords };
}

/** Types, filters, author and time of a query. */
function wantedBy({ types, filters = {}, author, updated }: MemoryQuery): (entry: Entry) => boolean {
  const from = updated?.from === undefined ? undefined : Date.parse(updated.from);
  const until = updated?.until === undefined ? undefined : Date.parse(updated.until);
  return (entry) =>
    (!types || types.includes(entry.type)) &&
    (author === undefined || entry.authors.includes(author)) &&
    (from === undefined || entry.updatedAt >= from) &&
    (until === undefined || entry.updatedAt < until) &&
    Object.entries(filters).every(([name, values]) => entry.facets[name]?.some((value) => values.includes(value)));
}

function wordsOf(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const token of tokenise(text)) for (const form of formsOf(token.text)) words.add(form);
  return words;
}

function holdsPhrase(entry: Entry, term: SearchTerm, titlesOnly: boolean): boolean {
  const matcher = new TextMatcher([term]);
  const others = titlesOnly ? [] : [...Object.values(entry.fields).flat(), ...entry.fragments, entry.body];
  const texts = [entry.title, ...entry.aliases, ...others];
  return texts.some((text) => {
    const places = matcher.match(text);
    const at = (word: number, position: number) =>
      places.some((place) => place.word === word && place.position === position);
    return places.some(
      ({ word, position }) => word === 0 && term.words.every((_word, index) => at(index, position + index)),
    );
  });
}

function ranked(matcher: TextMatcher, found: readonly Entry[]): Entry[] {
  const scores = new Map(found.map((entry) => [entry, rankDocument(matcher, entry, entry.body === '' ? 0 : 0.02)]));
  const score = (entry: Entry) => scores.get(entry) ?? 0;
  return [...found].sort((one, other) => score(other) - score(one) || (one.sortKey < other.sortKey ? -1 : 1));
}

function answer(query: MemoryQuery, matcher: TextMatcher, found: readonly Entry[]): MemoryAnswer {
  const offset = query.offset ?? 0;
  const hits = found.slice(offset, offset + query.limit).map((entry) => presentHit(matcher, entry));
  if (query.author !== undefined) return { hits, total: Math.min(1, found.length), types: {} };
  const types: Record<string, number> = {};
  for (const { type } of found) types[type] = (types[type] ?? 0) + 1;
  return { hits, total: found.length, types };
}

function intersect(sets: readonly Entries[]): Entries {
  const [first, ...others] = [...sets].sort((one, other) => one.size - other.size);
  if (!first) return new Set();
  return new Set([...first].filter((entry) => others.every((other) => other.has(entry))));
}

function union(sets: readonly Entries[]): Entries {
  return new Set(sets.flatMap((set) => [...set]));
}
