import { type IsoDate, newId } from '@kontor/base';
import { fields, type Office, type OpeningHours, type Weekday, weekdays } from '@kontor/schema';
import { readPeriods, writePeriods } from './hours-text.ts';

/** What somebody is writing about an office, not sent yet. Rows have keys, so that fields keep their focus. */
export interface OfficeDraft {
  readonly tasks: readonly TaskDraft[];
  readonly places: readonly PlaceDraft[];
  /** As typed, day by day; null when no hours are told. */
  readonly hours: Readonly<Record<Weekday, string>> | null;
  readonly hoursNote: string;
  readonly closures: readonly ClosureDraft[];
  readonly phone: string;
  readonly email: string;
}

interface Row {
  readonly key: string;
}

export interface TaskDraft extends Row {
  readonly name: string;
  /** Separated by commas. */
  readonly keywords: string;
}

export interface PlaceDraft extends Row {
  readonly building: string;
  readonly street: string;
  readonly room: string;
  readonly access: string;
}

export interface ClosureDraft extends Row {
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly reason: string;
}

export function draftOfOffice(office: Office): OfficeDraft {
  const { tasks, places, hours, hoursNote, closures, phone, email } = office;
  return {
    tasks: tasks.map(({ name, keywords }) => ({ key: newId(), name, keywords: keywords.join(', ') })),
    places: places.map((place) => ({ key: newId(), ...place })),
    hours: hours && eachDay((day) => writePeriods(hours[day])),
    hoursNote,
    closures: closures.map((closure) => ({ key: newId(), ...closure })),
    phone: phone ?? '',
    email: email ?? '',
  };
}

/** Whether two drafts say the same, whatever the keys of their rows. */
export function isSameOffice(one: OfficeDraft, other: OfficeDraft): boolean {
  const textOf = (draft: OfficeDraft) => JSON.stringify(draft, (name, value) => (name === 'key' ? undefined : value));
  return textOf(one) === textOf(other);
}

export const newTask = (): TaskDraft => ({ key: newId(), name: '', keywords: '' });
export const newPlace = (): PlaceDraft => ({ key: newId(), building: '', street: '', room: '', access: '' });
export const newClosure = (): ClosureDraft => ({ key: newId(), from: null, until: null, reason: '' });

/** The hours with which one begins: closed on every day. */
export function noHours(): Record<Weekday, string> {
  return eachDay(() => '');
}

/** A row changed in place. */
export function withRow<Item extends Row>(rows: readonly Item[], key: string, change: Partial<Item>): Item[] {
  return rows.map((row) => (row.key === key ? { ...row, ...change } : row));
}

export function isClosureReversed({ from, until }: ClosureDraft): boolean {
  return from !== null && until !== null && until < from;
}

export function isEmailWrong({ email }: OfficeDraft): boolean {
  return email.trim() !== '' && !fields.email.safeParse(email.trim()).success;
}

/** What is to be sent; nothing while something cannot be sent. Rows without their first field are left out. */
export function officeOfDraft(draft: OfficeDraft): Office | undefined {
  const hours = draft.hours && readHours(draft.hours);
  const closures = draft.closures.map(closureOf);
  if (hours === undefined || isEmailWrong(draft)) return undefined;
  if (closures.some((closure) => closure === undefined)) return undefined;
  return {
    tasks: draft.tasks.flatMap(({ name, keywords }) =>
      name.trim() === '' ? [] : [{ name: name.trim(), keywords: wordsOf(keywords) }],
    ),
    places: draft.places.flatMap(({ key: _key, ...place }) => (place.building.trim() === '' ? [] : [place])),
    hours,
    hoursNote: draft.hoursNote.trim(),
    closures: closures.flatMap((closure) => closure ?? []),
    phone: draft.phone.trim() || null,
    email: draft.email.trim() || null,
  };
}

/** A closure with a first day alone is one day. */
function closureOf({ from, until, reason }: ClosureDraft): Office['closures'][number] | undefined {
  if (from === null || (until !== null && until < from)) return undefined;
  return { from, until: until ?? from, reason: reason.trim() };
}

function readHours(typed: Readonly<Record<Weekday, string>>): OpeningHours | undefined {
  const read = eachDay((day) => readPeriods(typed[day]));
  const isWhole = weekdays.every((day) => read[day] !== undefined);
  return isWhole ? eachDay((day) => read[day] ?? []) : undefined;
}

function wordsOf(text: string): string[] {
  const words = text.split(/[,;]/).map((word) => word.replace(/\s+/g, ' ').trim().slice(0, 60));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 20);
}

function eachDay<Value>(make: (day: Weekday) => Value): Record<Weekday, Value> {
  return Object.fromEntries(weekdays.map((day) => [day, make(day)])) as Record<Weekday, Value>; // one entry for each weekday
}
