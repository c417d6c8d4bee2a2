import { trigramsOf } from '../shared/fragment.ts';
import { fieldLists, formsOf, fragmentForms, type SearchDocument, tokenise } from '../shared/index.ts';

/**
 * A document's words as PostgreSQL keeps them. Beside each word with its positions stand marked copies, so that the
 * index alone, without reading a document, answers where a word stands:
 * `^word` in title or alias, `~word` there or in a field, `*word` often in the body, `<wo` a short beginning of a word
 * of the title, `#123` three characters of a fragment.
 */
export interface DocumentTerms {
  /** Text form of a `tsvector`. */
  readonly vector: string;
  /** The words alone, for the dictionary. */
  readonly words: readonly string[];
}

export const mark = { title: '^', head: '~', heavy: '*', beginning: '<', fragment: '#' } as const;
export const longestBeginning = 3;

/** PostgreSQL keeps positions up to 16,383 and 256 of each lexeme; later words are found, but not near others. */
const lastPosition = 16_383;
const mostPositions = 64;
const mostBodyCharacters = 400_000;
const heavyCount = 3;
/** Words of different texts never stand side by side. */
const gap = 10;

type Weight = 'A' | 'B' | 'C' | 'D';

export function termsOf(document: SearchDocument): DocumentTerms {
  const collector = new TermCollector();
  collector.add(document.title, 'A');
  for (const alias of document.aliases ?? []) collector.add(alias, 'B');
  for (const text of Object.values(fieldLists(document.fields)).flat()) collector.add(text, 'C');
  for (const fragment of document.fragments ?? []) collector.addFragment(fragment);
  if (document.body) collector.add(document.body.slice(0, mostBodyCharacters), 'D');
  return collector.finish();
}

class TermCollector {
  readonly #positions = new Map<string, string[]>();
  readonly #bodyCounts = new Map<string, number>();
  readonly #marked = new Set<string>();
  #next = 1;

  add(text: string, weight: Weight): void {
    let last = 0;
    for (const token of tokenise(text)) {
      last = token.position;
      const position = Math.min(lastPosition, this.#next + token.position);
      for (const form of formsOf(token.text)) this.#addWord(form, `${position}${weight === 'D' ? '' : weight}`, weight);
    }
    this.#next += last + gap;
  }

  addFragment(fragment: string): void {
    this.add(fragment, 'C');
    for (const form of fragmentForms(fragment)) {
      for (const trigram of trigramsOf(form)) this.#marked.add(mark.fragment + trigram);
    }
  }

  finish(): DocumentTerms {
    for (const [word, count] of this.#bodyCounts) if (count >= heavyCount) this.#marked.add(mark.heavy + word);
    const parts: string[] = [];
    for (const [word, positions] of this.#positions) parts.push(`'${word}':${positions.join(',')}`);
    for (const word of this.#marked) parts.push(`'${word}'`);
    return { vector: parts.join(' '), words: [...this.#positions.keys()] };
  }

  #addWord(word: string, position: string, weight: Weight): void {
    if (word === '') return;
    const positions = this.#positions.get(word);
    if (!positions) this.#positions.set(word, [position]);
    else if (positions.length < mostPositions) positions.push(position);
    if (weight === 'D') {
      this.#bodyCounts.set(word, (this.#bodyCounts.get(word) ?? 0) + 1);
      return;
    }
    this.#marked.add(mark.head + word);
    if (weight === 'C') return;
    this.#marked.add(mark.title + word);
    for (let length = 1; length <= longestBeginning; length += 1) {
      this.#marked.add(mark.beginning + word.slice(0, length));
    }
  }
}

/** The words among the lexemes of a stored document. */
export function wordsAmong(lexemes: readonly string[]): string[] {
  return lexemes.filter((lexeme) => /^[\p{L}\p{N}\p{M}]/u.test(lexeme));
}
