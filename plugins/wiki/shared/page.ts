import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { pageReadings } from './reading.ts';
import { review } from './review.ts';

const { id, line, moment } = fields;

/** May be empty: a page has none yet while it is begun. */
export const title = line(200);
/** One emoji, as people type it. */
export const icon = line(32).nullable();

/** What somebody may do with a page, weakest first; who may not read it is not told that it exists. */
export const pageRight = z.enum(['read', 'comment', 'write']);
export type PageRight = z.output<typeof pageRight>;

const person = z.object({ id, name: z.string() });

/** A page in the tree of its space. */
export const treePage = z.object({
  id,
  space: id,
  /** The page it stands under; null at the top. It may be read by whoever may read this one. */
  parent: id.nullable(),
  /** Pages under one parent stand in the order of these. */
  position: z.number(),
  title: z.string(),
  icon: z.string().nullable(),
  /** Fewer people than the space's may read it, by a decision here or above. */
  isNarrowed: z.boolean(),
  isDraft: z.boolean(),
  /** Stands in no tree: new pages begin with its text. */
  isTemplate: z.boolean(),
  /** Grows with every change of what is beside the text; a change names the one it was made on. */
  revision: z.number().int(),
});
export type TreePage = z.output<typeof treePage>;

/** A page as one person sees it, without its text, which is the shared document of the same ref. */
export const page = treePage.extend({
  /** A picture of the page's own files. */
  cover: id.nullable(),
  /** What the cover shows; empty where it only decorates. */
  coverAlt: z.string(),
  /** What a template is for. */
  purpose: z.string().nullable(),
  spaceName: z.string(),
  /** The pages above, from the top. */
  path: z.array(z.object({ id, title: z.string(), icon: z.string().nullable() })),
  right: pageRight,
  /** May say who reads and writes it, and delete it for ever. */
  mayManage: z.boolean(),
  /** Whom to ask. */
  owner: person.nullable(),
  review,
  readings: pageReadings,
  createdAt: moment,
  createdBy: person.nullable(),
  /** The last change of the text or of what is beside it. */
  changedAt: moment,
  changedBy: person.nullable(),
  trashedAt: moment.nullable(),
  isFavourite: z.boolean(),
  watch: z.enum(['none', 'page', 'tree']),
});
export type Page = z.output<typeof page>;

/** A page in a list that is no tree. */
export const listedPage = treePage.pick({ id: true, space: true, title: true, icon: true, isDraft: true }).extend({
  spaceName: z.string(),
  changedAt: moment,
});
export type ListedPage = z.output<typeof listedPage>;

export function pageRef(pageId: string): Ref {
  return refOf('wiki', 'page', pageId);
}

export function pagePath(pageId: string): string {
  return `/wiki/page/${pageId}`;
}
