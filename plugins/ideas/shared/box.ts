import { type Ref, refOf } from '@kontor/base';
import { addressees, fields, namedAddressee } from '@kontor/schema';
import { z } from 'zod';

const { id, line, requiredLine } = fields;
const named = z.object({ id, name: z.string() });

export const category = z.object({ id, name: requiredLine(60) });
export type Category = z.output<typeof category>;

/** What somebody says of a box; who leads its org unit today decides beside those named here. */
export const boxFields = z.object({
  name: requiredLine(120),
  description: line(500),
  unit: id,
  deciders: z.array(id).max(20),
  /** Who sees its ideas and may submit some. */
  addressees,
  categories: z
    .array(category)
    .max(30)
    .refine((all) => new Set(all.map(({ id: one }) => one)).size === all.length, 'the same id twice'),
  allowsAnonymous: z.boolean(),
  /** Days until the office says something; null: it promised none. */
  answerDays: z.number().int().min(1).max(365).nullable(),
  /** Nothing more is submitted. */
  isClosed: z.boolean(),
});
export type BoxFields = z.output<typeof boxFields>;

export const box = boxFields.omit({ unit: true, deciders: true, addressees: true }).extend({
  id,
  unit: named,
  deciders: z.array(named),
  addressees: z.array(namedAddressee),
  revision: z.number().int(),
  /** Changes what is said here. */
  mayManage: z.boolean(),
  /** Answers ideas. */
  isOffice: z.boolean(),
  maySubmit: z.boolean(),
});
export type Box = z.output<typeof box>;

export function boxRef(boxId: string): Ref {
  return refOf('ideas', 'box', boxId);
}

export function boxPath(boxId: string): string {
  return `/ideas?box=${boxId}`;
}
