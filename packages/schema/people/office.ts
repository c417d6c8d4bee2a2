import { z } from 'zod';
import { day, email, line, requiredLine } from '../fields.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** `HH:MM` in the organisation's time zone; `24:00` is the end of a day. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const openPeriod = z
  .object({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from < until, 'ends before it begins');
export type OpenPeriod = z.output<typeof openPeriod>;

/** When somebody is served on one day, in order; none is closed. */
const openPeriods = z
  .array(openPeriod)
  .max(4)
  .transform((periods) => periods.toSorted((a, b) => a.from.localeCompare(b.from)))
  .refine((periods) => periods.every(({ from }, index) => from >= (periods[index - 1]?.until ?? '')), 'overlapping');

export const openingHours = z.record(z.enum(weekdays), openPeriods);
export type OpeningHours = z.output<typeof openingHours>;

/** Days on which an office stays closed against its hours: holidays, a day out. Inclusive. */
const officeClosure = z
  .object({ from: day, until: day, reason: line(120) })
  .refine(({ from, until }) => from <= until, 'ends before it begins');
export type OfficeClosure = z.output<typeof officeClosure>;

/** Something an office is in charge of, and other words by which people look for it: `Perso`, `Ausweis`. */
const officeTask = z.object({ name: requiredLine(200), keywords: z.array(requiredLine(60)).max(20) });
export type OfficeTask = z.output<typeof officeTask>;

/** Where an office is to be found. */
const officePlace = z.object({
  building: requiredLine(120),
  /** With number, post code and town where people need them. */
  street: line(160),
  room: line(60),
  /** How people with a wheelchair, a pram or a white stick get in. */
  access: line(300),
});
export type OfficePlace = z.output<typeof officePlace>;

const officeFields = {
  tasks: z.array(officeTask).max(200),
  places: z.array(officePlace).max(10),
  /** Null: not told, which is not the same as closed. */
  hours: openingHours.nullable(),
  /** `Nur mit Termin`. */
  hoursNote: line(200),
  closures: z.array(officeClosure).max(60),
  phone: line(40).nullable(),
  email: email.nullable(),
};

/** What an org unit's page says beside its name: for those who look for the office, not for the organisation. */
export const office = z.object(officeFields);
export type Office = z.output<typeof office>;

/** What an org unit says before anybody wrote something; its tasks stand with the unit. */
export const emptyOffice: Omit<Office, 'tasks'> = {
  places: [],
  hours: null,
  hoursNote: '',
  closures: [],
  phone: null,
  email: null,
};

/** A place in one line: `Bürgerhaus, Bahnhofstraße 3`. */
export function placeLine({ building, street }: Pick<OfficePlace, 'building' | 'street'>): string {
  return [building, street].filter((part) => part !== '').join(', ');
}
