import { addDays } from '@kontor/base';
import { fields, linkCard } from '@kontor/schema';
import { z } from 'zod';

const { id, line, ref } = fields;

/** Whom to meet, what to read, where to join, what to do. */
export const itemKinds = ['meet', 'read', 'join', 'do'] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.output<typeof itemKind>;

/** Within so many days, the first one counted: on the first day, in the first week … */
export const periods = [1, 7, 14, 30, 90] as const;
export const period = z.literal(periods);
export type Period = z.output<typeof period>;

/** More than this nobody reads on a first day. */
export const mostItems = 100;

/** One point of a list or of a template. */
export const item = z.object({
  /** Made by the client. */
  id,
  kind: itemKind,
  /** The person, page, room or space that it is about. */
  ref: ref.nullable(),
  /** In own words; may be empty where `ref` says it. */
  text: line(200),
  /** Why, and how. */
  note: line(500),
  within: period,
});
export type Item = z.output<typeof item>;

/** The same as somebody sees it: `card` is null where there is no ref, or where it shows nothing to this person. */
export const shownItem = item.extend({ card: linkCard.nullable() });
export type ShownItem = z.output<typeof shownItem>;

export const items = z
  .array(item.refine(({ ref, text }) => ref !== null || text !== '', 'says nothing'))
  .max(mostItems)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'the same id twice');

/** The nouns that a kind of item can be about. */
export const nounsOf: Readonly<Record<ItemKind, readonly string[]>> = {
  meet: ['people/person', 'people/org-unit'],
  read: ['wiki/page'],
  join: ['chat/room', 'spaces/space'],
  do: ['people/person', 'people/org-unit', 'wiki/page', 'chat/room', 'spaces/space', 'tasks/task', 'tasks/list'],
};

/** Whether an item of this kind can be about this object. */
export function canBeAbout(kind: ItemKind, ref: string): boolean {
  return nounsOf[kind].some((noun) => ref.startsWith(`${noun}/`));
}

/** The last day of an item, when the first day is this. */
export function lastDayOf({ within }: Pick<Item, 'within'>, startsOn: string): string {
  return addDays(startsOn, within - 1);
}
