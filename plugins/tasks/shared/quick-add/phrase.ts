import type { Language } from '@kontor/base';
import type { WallTime } from '../due-date.ts';

export type Priority = 1 | 2 | 3;

/** The moment and language in which somebody writes: days as numbers (`calendar-days.ts`), the time on their clock. */
export interface Writing {
  readonly language: Language;
  readonly today: number;
  readonly now: WallTime;
}

/** What a phrase says, days as numbers. */
export interface Meaning {
  readonly date?: number;
  /** The day that others mean by the same words: German has no agreement on "nächsten Freitag". */
  readonly otherwise?: number;
  readonly time?: WallTime;
  readonly rule?: string;
  readonly priority?: Priority;
}

export type Words = Readonly<Record<string, string | undefined>>;

export interface Phrase {
  readonly kind: 'date' | 'time' | 'recurrence' | 'priority';
  /** Sticky; groups are named. It begins and ends with a word: that is checked besides. */
  readonly pattern: RegExp;
  /**
   * Where the words are taken for what they seem: `anywhere`; at the `edge`, as the first or last of the text; `timed`, with a
   * time right after them; `after` a date or rhythm. Everywhere else they are part of the title.
   */
  readonly place: 'anywhere' | 'edge' | 'timed' | 'after';
  /** Capitals are another word ("Morgen", "Heute") unless they begin the text. */
  readonly isLowerCase?: boolean;
  /** Nothing where the words name no day, time or rhythm, such as 30 February. */
  readonly read: (words: Words, writing: Writing) => Meaning | undefined;
}

export interface Vocabulary {
  readonly phrases: readonly Phrase[];
  /** After one of these words no date or time begins: it belongs to what is said ("vom 3.12.", "Der Freitag"). */
  readonly before: RegExp;
  /** A deadline behind one of these is the end of a time span ("Montag bis Freitag"). */
  readonly rangeStart: RegExp;
  /** Before one of these words no date ends: it is one of several ("Montag und Mittwoch"). */
  readonly following: RegExp;
}

export function phrase(
  kind: Phrase['kind'],
  place: Phrase['place'],
  source: string,
  read: Phrase['read'],
  isLowerCase = false,
): Phrase {
  // Spaces in a source stand for any white space, so that the sources can be read.
  return { kind, place, pattern: new RegExp(source.replaceAll(' ', '\\s+'), 'iuy'), read, isLowerCase };
}

export function oneOf(words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}
