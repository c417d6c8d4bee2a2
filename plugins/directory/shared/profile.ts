import { fields, type Weekday, weekdays } from '@kontor/schema';
import { z } from 'zod';

/**
 * Parts of a person whose visibility the person chooses. Name, positions and org units are always visible, and that
 * somebody is away today; `absences` are those to come.
 */
export const profileFields = [
  'email',
  'phone',
  'mobile',
  'room',
  'place',
  'week',
  'languages',
  'skills',
  'about',
  'photo',
  'absences',
] as const;
export type ProfileField = (typeof profileFields)[number];

/**
 * Who sees a part: `everyone` who is signed in; `own-unit`, people who hold a position in one of the person's org units
 * today, and their managers; `managers` alone; `nobody` but the person.
 */
export const visibilityLevel = z.enum(['everyone', 'own-unit', 'managers', 'nobody']);
export type VisibilityLevel = z.output<typeof visibilityLevel>;

export const profileVisibility = z.record(z.enum(profileFields), visibilityLevel);
export type ProfileVisibility = z.output<typeof profileVisibility>;
/** Those parts that are chosen anew. */
export const visibilityChange = z.partialRecord(z.enum(profileFields), visibilityLevel);
export type VisibilityChange = z.output<typeof visibilityChange>;

/** What holds until the person chooses: work contacts are for everyone, a mobile number and absences to come are not. */
export const defaultVisibility: ProfileVisibility = {
  email: 'everyone',
  phone: 'everyone',
  mobile: 'own-unit',
  room: 'everyone',
  place: 'everyone',
  week: 'everyone',
  languages: 'everyone',
  skills: 'everyone',
  about: 'everyone',
  photo: 'everyone',
  absences: 'own-unit',
};

/** How somebody who looks at a person stands to them; the strongest that holds. */
export const viewerRelation = z.enum(['self', 'manager', 'own-unit', 'colleague']);
export type ViewerRelation = z.output<typeof viewerRelation>;

const seenBy: Readonly<Record<VisibilityLevel, readonly ViewerRelation[]>> = {
  everyone: ['self', 'manager', 'own-unit', 'colleague'],
  'own-unit': ['self', 'manager', 'own-unit'],
  managers: ['self', 'manager'],
  nobody: ['self'],
};

export function canSeeField(visibility: ProfileVisibility, field: ProfileField, relation: ViewerRelation): boolean {
  return seenBy[visibility[field]].includes(relation);
}

/** The parts that somebody in this relation sees. */
export function visibleFields(visibility: ProfileVisibility, relation: ViewerRelation): ReadonlySet<ProfileField> {
  return new Set(profileFields.filter((field) => canSeeField(visibility, field, relation)));
}

/** Where somebody works on a day of the week. */
export const workplace = z.enum(['office', 'home', 'off']);
export type Workplace = z.output<typeof workplace>;

export const workingWeek = z.record(z.enum(weekdays), workplace);
export type WorkingWeek = z.output<typeof workingWeek>;

/** The usual week, with these days at home. */
export function weekWithHomeDays(home: readonly Weekday[]): WorkingWeek {
  const place = (day: Weekday, usual: Workplace): Workplace => (home.includes(day) ? 'home' : usual);
  return {
    monday: place('monday', 'office'),
    tuesday: place('tuesday', 'office'),
    wednesday: place('wednesday', 'office'),
    thursday: place('thursday', 'office'),
    friday: place('friday', 'office'),
    saturday: place('saturday', 'off'),
    sunday: place('sunday', 'off'),
  };
}

/** Terms that a person shares: without doubles (letters of any case are equal), in the order given. */
const terms = (count: number, length: number) =>
  z
    .array(fields.requiredLine(length))
    .max(count)
    .transform((names) => [...new Map(names.map((name) => [name.toLocaleLowerCase('de'), name])).values()]);

export const skills = terms(50, 60);
export const languageNames = terms(20, 60);
/** A few lines about oneself; plain text. */
export const about = z
  .string()
  .trim()
  .max(2000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
  .refine((text) => !/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/.test(text), 'control characters');

/** What a person says about themselves. */
export const profile = z.object({
  about: z.string(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  /** Null: not told. */
  week: workingWeek.nullable(),
});
export type Profile = z.output<typeof profile>;

export const emptyProfile: Profile = { about: '', skills: [], languages: [], week: null };
