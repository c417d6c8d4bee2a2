import { readRecurrence } from '../recurrence/rule.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Meaning, Phrase, Vocabulary, Writing } from './phrase.ts';
import { prioritySigns } from './priority.ts';
import { overlaps, type Span } from './spans.ts';

/** Words that may be meant, with a time that follows right after them. */
export interface Found extends Span {
  readonly phrase: Phrase;
  readonly meaning: Meaning;
  readonly time?: Found;
}

const isDeadline = /^(?:bis|spätestens|fällig|by|until|till|due)\s/iu;

export function namesDeadline(text: string, { from, to }: Span): boolean {
  return isDeadline.test(text.slice(from, to));
}

/** The text, in which nothing is read in the protected spans, and who writes it. */
export interface Reading {
  readonly text: string;
  readonly hidden: readonly Span[];
  readonly writing: Writing;
}

/** A word ends here: at a space, the text's end, or a sign that belongs to the sentence. */
function endsWord(text: string, at: number): boolean {
  return /^(?:[,;:.]?(?:\s|$))/u.test(text.slice(at, at + 2));
}

function isWordBorder(text: string, at: number): boolean {
  return at === 0 || /\s/u.test(text[at - 1] ?? '');
}

/** An English word that begins the text before a capital is part of a name: "Friday Night Lights". */
function beginsName(text: string, { from, to }: Span, vocabulary: Vocabulary): boolean {
  return vocabulary === english && text.slice(0, from).trim() === '' && /^\s+\p{Lu}/u.test(text.slice(to));
}

function isInPlace(text: string, span: Span, { kind, isLowerCase, place }: Phrase, vocabulary: Vocabulary): boolean {
  const isFirst = text.slice(0, span.from).trim() === '';
  if (isLowerCase && !isFirst && /^\p{Lu}/u.test(text.slice(span.from))) return false;
  if (kind === 'priority' || place === 'after') return true;
  if (vocabulary.before.test(text.slice(0, span.from))) return false;
  if (kind === 'recurrence') return true;
  if (namesDeadline(text, span) && vocabulary.rangeStart.test(text.slice(0, span.from))) return false;
  if ((place === 'edge' || isLowerCase) && beginsName(text, span, vocabulary)) return false;
  return kind === 'time' || !vocabulary.following.test(text.slice(span.to));
}

function matchAt(reading: Reading, at: number, one: Phrase, vocabulary: Vocabulary): Found | undefined {
  const { text, hidden, writing } = reading;
  one.pattern.lastIndex = at;
  const match = one.pattern.exec(text);
  if (!match) return undefined;
  const span = { from: at, to: at + match[0].length };
  if (!endsWord(text, span.to) || hidden.some((other) => overlaps(span, other))) return undefined;
  if (!isInPlace(text, span, one, vocabulary)) return undefined;
  const meaning = one.read(match.groups ?? {}, writing);
  if (meaning === undefined) return undefined;
  if (meaning.rule !== undefined && readRecurrence(meaning.rule).refusal !== undefined) return undefined;
  return { ...span, phrase: one, meaning };
}

function longest(found: readonly Found[]): Found | undefined {
  return found.reduce<Found | undefined>((best, one) => (best && best.to >= one.to ? best : one), undefined);
}

function vocabularies({ language }: Writing): readonly Vocabulary[] {
  return language === 'de' ? [german, english] : [english, german];
}

function timeAfter(reading: Reading, end: number): Found | undefined {
  const gap = /^(?:,?\s+)/u.exec(reading.text.slice(end))?.[0];
  if (gap === undefined) return undefined;
  for (const vocabulary of vocabularies(reading.writing)) {
    const times = vocabulary.phrases.filter(({ kind, place }) => kind === 'time' && place !== 'edge');
    const found = times.flatMap((one) => matchAt(reading, end + gap.length, one, vocabulary) ?? []);
    const best = longest(found);
    if (best) return best;
  }
  return undefined;
}

function withTime(reading: Reading, found: Found): Found | undefined {
  const { kind, place } = found.phrase;
  if (kind === 'time' || kind === 'priority' || found.meaning.time !== undefined) return found;
  const time = timeAfter(reading, found.to);
  if (time) return { ...found, time };
  return place === 'timed' ? undefined : found;
}

/** The best that begins here, in the writer's language first; nothing if these are ordinary words. */
function phraseAt(reading: Reading, at: number): Found | undefined {
  const signs = prioritySigns.flatMap((one) => matchAt(reading, at, one, german) ?? []);
  if (signs.length > 0) return longest(signs);
  for (const vocabulary of vocabularies(reading.writing)) {
    const phrases = vocabulary.phrases.filter(({ place }) => place !== 'after');
    const found = phrases.flatMap((one) => matchAt(reading, at, one, vocabulary) ?? []);
    const best = longest(found.flatMap((one) => withTime(reading, one) ?? []));
    if (best) return best;
  }
  return undefined;
}

/** All words of a text that may be meant as date, time, rhythm or priority, in order and apart. */
export function findPhrases(reading: Reading): readonly Found[] {
  const { text } = reading;
  const found: Found[] = [];
  let at = 0;
  while (at < text.length) {
    const isStart = isWordBorder(text, at) && /\S/u.test(text[at] ?? '');
    const one = isStart ? phraseAt(reading, at) : undefined;
    if (one) found.push(one);
    at = one ? (one.time ?? one).to : at + 1;
  }
  return found;
}
