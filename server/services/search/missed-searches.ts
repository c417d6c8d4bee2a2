import { createHmac, randomBytes } from 'node:crypto';
import { addDays, type IsoDate } from '@kontor/base';
import { missedBounds } from '@kontor/schema';
import { tokenise } from '@kontor/search/shared';

/** So many different words are watched within a week; more are passed by. */
const mostWatched = 5_000;
const longestTerm = 60;
const mostWords = 4;
/** Who is addressed so is a person. */
const titles = new Set(['herr', 'herrn', 'frau', 'mr', 'mrs', 'ms', 'dr', 'prof']);

/**
 * Tells when several different people have looked for the same in vain within a week. Until then what they looked for is
 * in the memory of this process alone, beside a random mark of each, made with a key that nobody knows and that is another
 * every week; nothing of it is ever written, and it is gone with the week, a restart, or as soon as they are enough. So
 * neither the database nor a backup can tell who looked for what, or how often. With several processes each counts for itself, which shows less and never more.
 */
export class MissedSearches {
  #week: IsoDate = '';
  #key = randomBytes(32);
  /** Marks of those who looked for a term; none once they were enough. */
  #watched = new Map<string, Set<string> | undefined>();

  /** Answers true once within the week: when this person is the one by whom they are enough. */
  note(term: string, person: string, week: IsoDate): boolean {
    if (week !== this.#week) this.#begin(week);
    if (!this.#watched.has(term)) {
      if (this.#watched.size >= mostWatched) return false;
      this.#watched.set(term, new Set());
    }
    const marks = this.#watched.get(term);
    if (!marks) return false;
    marks.add(createHmac('sha256', this.#key).update(`${term}\n${person}`).digest('base64'));
    if (marks.size < missedBounds.people) return false;
    this.#watched.set(term, undefined);
    return true;
  }

  /** Forgets everything: the organisation does not want it any more. */
  clear(): void {
    this.#begin('');
  }

  #begin(week: IsoDate): void {
    this.#week = week;
    this.#key = randomBytes(32);
    this.#watched = new Map();
  }
}

/** A term as it is kept, or nothing where it looks like something about a person: numbers, addresses, whole sentences. */
export function missedTermOf(query: string): string | undefined {
  const term = query
    .normalize('NFKC')
    .replace(/["„“”]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLocaleLowerCase('de');
  const words = wordsOfTerm(term);
  const isPlain =
    words.length > 0 && words.length <= mostWords && term.length <= longestTerm && !/[\p{N}@]/u.test(term);
  return isPlain && !words.some((word) => titles.has(word)) ? term : undefined;
}

export function wordsOfTerm(term: string): string[] {
  return tokenise(term)
    .filter(({ joint }) => joint === 0)
    .map(({ text }) => text);
}

/** The Monday of a day's week. */
export function weekOf(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
