import type { IsoDate, Language } from '@kontor/base';
import { dayNumberOf, isoDateOf } from '../calendar-days.ts';
import type { DueDate, WallTime } from '../due-date.ts';
import { upcomingOccurrences } from '../recurrence/occurrences.ts';
import { type Found, findPhrases, namesDeadline, type Reading } from './find-phrases.ts';
import type { Phrase, Priority } from './phrase.ts';
import { quotedSpans, type Span, spansOf, textWithout, withSeparator } from './spans.ts';

export interface QuickAddOptions {
  /** The writer's: its words come first, those of the other language are understood, too. */
  readonly language: Language;
  /** The day and the time on the writer's clock. */
  readonly today: IsoDate;
  readonly now: WallTime;
  /** Pieces of the text that stay part of the title: what somebody has taken back of the marks, word for word. */
  readonly asWritten?: readonly string[];
}

/** Words that were understood, and what for. */
export interface QuickAddMark extends Span {
  readonly kind: Phrase['kind'];
  /** The day that was understood, to be shown beside the words. */
  readonly date?: IsoDate;
  /** The day that the same words mean to others ("nächsten Freitag"), to be offered. */
  readonly otherwise?: IsoDate;
}

export interface QuickAdd {
  readonly title: string;
  readonly due?: DueDate;
  /** 1 to 3, the highest. */
  readonly priority?: Priority;
  /** As `recurrenceRule` takes it. */
  readonly recurrence?: string;
  readonly marks: readonly QuickAddMark[];
}

/** Longer texts are titles or pasted pages, and are not read. */
export const quickAddLength = 500;

/** Whether on one side of the words there is nothing that is not understood itself. */
function isAtEdge(text: string, found: Span, accepted: readonly Found[]): boolean {
  const spans = accepted.flatMap((one) => (one.time ? [one, one.time] : [one])).sort((a, b) => a.from - b.from);
  const isEmpty = (side: Span) => {
    const inside = spans.filter((one) => one.from >= side.from && one.to <= side.to);
    const moved = inside.map((one) => ({ from: one.from - side.from, to: one.to - side.from }));
    return /^[\s,;:.]*$/u.test(textWithout(text.slice(side.from, side.to), moved));
  };
  return isEmpty({ from: 0, to: found.from }) || isEmpty({ from: found.to, to: text.length });
}

const hasTime = (one: Found) => one.time !== undefined || one.meaning.time !== undefined;

/** The first time counts; one that another phrase brings along stays in the title. */
function withOneTime(accepted: readonly Found[]): readonly Found[] {
  const first = accepted.find(hasTime);
  return accepted.flatMap((one) => {
    if (one === first || one.time === undefined) return [one];
    const { time: _other, ...alone } = one;
    return alone.phrase.place === 'timed' ? [] : [alone];
  });
}

/** At most one of each kind: a day that is named as the deadline, else the first. What is only understood at an edge comes last. */
function choose(text: string, found: readonly Found[]): readonly Found[] {
  const accepted: Found[] = [];
  const isTaken = (kind: Phrase['kind']) => accepted.some((one) => one.phrase.kind === kind);
  const gives = (one: Found, kind: Phrase['kind']) => one.phrase.kind === kind;
  const take = (one: Found | undefined) => {
    if (one && !isTaken(one.phrase.kind)) accepted.push(one);
  };
  const sure = found.filter(({ phrase }) => phrase.place !== 'edge');
  take(sure.find((one) => gives(one, 'date') && namesDeadline(text, one)));
  for (const kind of ['date', 'recurrence', 'priority'] as const) take(sure.find((one) => gives(one, kind)));
  for (const one of found.filter(({ phrase }) => phrase.place === 'edge' && phrase.kind !== 'time')) {
    if (!isTaken(one.phrase.kind) && isAtEdge(text, one, accepted)) accepted.push(one);
  }
  if (accepted.some(hasTime)) return withOneTime(accepted);
  take(sure.find((one) => gives(one, 'time')));
  take(found.find((one) => gives(one, 'time') && isAtEdge(text, one, accepted)));
  return accepted;
}

function markOf(text: string, found: Found, due: DueDate | undefined): QuickAddMark {
  const { date, otherwise } = found.meaning;
  const shown = date === undefined ? (found.phrase.kind === 'recurrence' ? due?.date : undefined) : isoDateOf(date);
  // The comma between a day and its time belongs to them.
  const isHeldApart = found.time !== undefined && text[found.to] === ',';
  return {
    ...withSeparator(text, isHeldApart ? { from: found.from, to: found.to + 1 } : found),
    kind: found.phrase.kind,
    ...(shown === undefined ? {} : { date: shown }),
    ...(otherwise === undefined ? {} : { otherwise: isoDateOf(otherwise) }),
  };
}

/** When it is due: the day that was named, else the rhythm's first, else today; tomorrow where the time has passed. */
function dueOf(accepted: readonly Found[], { today, now }: QuickAddOptions): DueDate | undefined {
  const date = accepted.find(({ meaning }) => meaning.date !== undefined)?.meaning.date;
  const rule = accepted.find(({ meaning }) => meaning.rule !== undefined)?.meaning.rule;
  const time = accepted.flatMap((one) => one.time?.meaning.time ?? one.meaning.time ?? [])[0];
  const at = (day: IsoDate): DueDate => (time === undefined ? { date: day } : { date: day, time });
  if (date !== undefined) return at(isoDateOf(date));
  if (rule === undefined && time === undefined) return undefined;
  const hasPassed = time !== undefined && time <= now;
  const first = isoDateOf(dayNumberOf(today) + (hasPassed ? 1 : 0));
  if (rule === undefined) return at(first);
  if (!/BY/u.test(rule)) return at(first);
  // The day before, which itself is only counted from, is not one that was asked for.
  const before = { date: isoDateOf(dayNumberOf(first) - 1) };
  const inPhase = rule.replace(/;INTERVAL=\d+/u, '');
  const [found] = upcomingOccurrences({ rule: inPhase, start: before, after: before, timeZone: 'UTC' }, 1);
  return at(found?.date ?? first);
}

/** The marks without what two of them share, in order. */
function apart(marks: readonly QuickAddMark[]): readonly QuickAddMark[] {
  const ordered = [...marks].sort((one, other) => one.from - other.from);
  return ordered.map((mark, at) => ({ ...mark, from: Math.max(mark.from, ordered[at - 1]?.to ?? 0) }));
}

/**
 * Reads what somebody types to add a task: "Bericht abgeben nächsten Freitag 14 Uhr !!". Rather nothing is understood than something
 * wrong: ordinary words of a title stay in it, and so does all that stands in quotation marks. A title is never empty: where
 * nothing else is left, nothing is understood.
 */
export function readQuickAdd(text: string, options: QuickAddOptions): QuickAdd {
  const { language, today, now, asWritten = [] } = options;
  const unread = { title: textWithout(text, []), marks: [] };
  if (text.length > quickAddLength) return unread;
  const hidden = [...quotedSpans(text), ...spansOf(text, asWritten)];
  const reading: Reading = { text, hidden, writing: { language, today: dayNumberOf(today), now } };
  const accepted = choose(text, findPhrases(reading));
  const due = dueOf(accepted, options);
  const all = accepted.flatMap((one) => (one.time ? [one, one.time] : [one]));
  const marks = apart(all.map((one) => markOf(text, one, due)));
  const title = textWithout(text, marks);
  if (!/[\p{L}\p{N}]/u.test(title)) return unread;
  const priority = accepted.find(({ meaning }) => meaning.priority !== undefined)?.meaning.priority;
  const recurrence = accepted.find(({ meaning }) => meaning.rule !== undefined)?.meaning.rule;
  return {
    title,
    ...(due === undefined ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(recurrence === undefined ? {} : { recurrence }),
    marks,
  };
}
