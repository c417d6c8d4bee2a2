import type { IsoDate, Language } from '@kontor/base';
import type { Priority, Recurrence } from '../../shared/index.ts';
import { type QuickAddMark, type QuickAddOptions, readQuickAdd } from '../../shared/quick-add/read-quick-add.ts';
import { describeRecurrence } from '../../shared/recurrence/describe.ts';

/** What a line says of the task that it becomes. */
export interface NewEntry {
  readonly title: string;
  readonly dueOn?: IsoDate;
  readonly dueTime?: string;
  readonly priority?: Priority;
  readonly recurrence?: Recurrence;
}

/** Something that was understood, as it is said to whoever typed it. */
export interface Understanding {
  readonly kind: 'due' | 'recurrence' | 'priority';
  /** The day and time, or the rhythm; of a priority its number. */
  readonly said: string;
  /** The first day of a rhythm, where no day is said beside it. */
  readonly first?: string;
  /** The words of the line for it. */
  readonly words: readonly string[];
}

export interface Understood {
  readonly entry: NewEntry;
  readonly understandings: readonly Understanding[];
  /** The day that the same words mean to others, and these words. */
  readonly otherwise?: { readonly said: string; readonly words: string };
}

export interface UnderstandOptions extends QuickAddOptions {
  /** The words of which the other day is meant. */
  readonly otherDayOf?: string;
}

/** Fetched when somebody begins to type: it knows the words of two languages. */
export function understand(text: string, options: UnderstandOptions): Understood {
  const { title, due, priority, recurrence, marks } = readQuickAdd(text, options);
  const sayDay = (day: IsoDate) => dayFormats[options.language].format(new Date(`${day}T00:00:00Z`));
  const wordsOf = (mark: QuickAddMark) => text.slice(mark.from, mark.to).trim();
  const [dayMark] = marks.filter(({ otherwise }) => otherwise !== undefined);
  const isOther = dayMark !== undefined && wordsOf(dayMark) === options.otherDayOf;
  const dueOn = isOther ? dayMark.otherwise : due?.date;
  const other = isOther ? dayMark.date : dayMark?.otherwise;
  const time = due?.time;
  const wordsFor = (...kinds: readonly QuickAddMark['kind'][]) =>
    marks.filter(({ kind }) => kinds.includes(kind)).map(wordsOf);
  const understandings: Understanding[] = [];
  const dueWords = wordsFor('date', 'time');
  if (dueOn !== undefined && dueWords.length > 0) {
    const said = time === undefined ? sayDay(dueOn) : `${sayDay(dueOn)}, ${time}`;
    understandings.push({ kind: 'due', said, words: dueWords });
  }
  if (recurrence !== undefined) {
    const said = describeRecurrence(recurrence, options.language);
    const first = dueOn !== undefined && dueWords.length === 0 ? { first: sayDay(dueOn) } : {};
    understandings.push({ kind: 'recurrence', said, ...first, words: wordsFor('recurrence') });
  }
  if (priority !== undefined) {
    understandings.push({ kind: 'priority', said: String(priority), words: wordsFor('priority') });
  }
  return {
    entry: {
      title,
      ...(dueOn !== undefined && { dueOn }),
      ...(time !== undefined && { dueTime: time }),
      ...(priority !== undefined && { priority }),
      ...(recurrence !== undefined && { recurrence: { rule: recurrence, from: 'due' } }),
    },
    understandings,
    ...(dayMark !== undefined &&
      other !== undefined && { otherwise: { said: sayDay(other), words: wordsOf(dayMark) } }),
  };
}

/** With the weekday, by which one sees whether the right day was understood. */
const dayStyle = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
const dayFormats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  de: new Intl.DateTimeFormat('de-DE', dayStyle),
  en: new Intl.DateTimeFormat('en-GB', dayStyle),
};
