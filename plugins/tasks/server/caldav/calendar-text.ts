import { writeCalendar } from '../../shared/icalendar/write-calendar.ts';
import { writeTodo } from '../../shared/icalendar/write-todo.ts';
import type { CalendarKind } from './calendar-address.ts';
import { calendarTaskOf, dueOf } from './calendar-object.ts';
import type { CalendarMember } from './calendar-store.ts';

/** Counts the forms in which tasks have been written, so that programs get them anew when it changes. */
const form = 1;

export interface WritingOptions {
  readonly zone: string;
  readonly now: Date;
}

/** A task as a VTODO, or its due date as a VEVENT. */
export function writeMember(member: CalendarMember, calendar: CalendarKind, { zone, now }: WritingOptions): string {
  if (calendar === 'tasks') return writeTodo(calendarTaskOf(member, zone), now);
  const at = dueOf(member, zone);
  if (!at) throw new Error('A task without a due date is not in the calendar of due dates');
  const { title: summary, note, uid } = member;
  const description = note === '' ? {} : { description: note };
  const event = { uid: `due-${uid}`, summary, ...description, at, lastModified: member.changed_at.toISOString() };
  return writeCalendar([event], { name: summary, now });
}

/** Strong: names what is written, byte for byte (RFC 9110, section 8.8.1). */
export function etagOf({ id, revision, version }: CalendarMember): string {
  return `"${form}-${id.replaceAll('-', '').slice(-16)}-${revision}-${version}"`;
}

/** Whether a header lists a tag; weak ones are none here. */
export function listsTag(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim() === etag);
}
