import { type Ref, refOf } from '@kontor/base';
import { fields, namedAddressee } from '@kontor/schema';
import { z } from 'zod';

const { id, moment } = fields;
const named = z.object({ id, name: z.string() });

/** What stands before it; none is worth more than another. */
export const thanksSigns = ['thanks', 'help', 'idea', 'team'] as const;
export const thanksSign = z.enum(thanksSigns);
export type ThanksSign = z.output<typeof thanksSign>;

export const longestThanks = 1_000;
export const thanksText = z.string().trim().min(1).max(longestThanks);

export const thankedSubject = z.object({ kind: z.enum(['person', 'org-unit']), id });
export type ThankedSubject = z.output<typeof thankedSubject>;

export const thankedChoice = z.enum(['public', 'private', 'removed']);
export type ThankedChoice = z.output<typeof thankedChoice>;

export const thanks = z.object({
  id,
  from: named.nullable(),
  to: z.array(thankedSubject.extend({ name: z.string() })),
  sign: thanksSign,
  text: z.string(),
  at: moment,
  isMine: z.boolean(),
});
export type Thanks = z.output<typeof thanks>;

/** One that the caller got, as one thanked or as one of a team. */
export const ownThanks = thanks.extend({
  /** What they said of it; null: they have not said anything yet. */
  choice: thankedChoice.nullable(),
  /** Whether it is theirs to say: for a team its leads do. */
  mayChoose: z.boolean(),
  /** Who would see it. */
  addressees: z.array(namedAddressee),
  /** Others see it now. */
  isShown: z.boolean(),
});
export type OwnThanks = z.output<typeof ownThanks>;

export function thanksRef(thanksId: string): Ref {
  return refOf('ideas', 'thanks', thanksId);
}

export const thanksPath = '/ideas/thanks';
export const keptMonths = 12;
