import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listedPage } from './page.ts';
import { review } from './review.ts';

const { id, nothing } = fields;

/** A watched page that others have changed since the caller saw it. */
export const changedPage = listedPage.extend({
  by: z.object({ id, name: z.string() }).nullable(),
  /** The version that the caller saw last; null where there is none, or where they may not see versions. */
  seenVersion: z.number().int().nullable(),
});
export type ChangedPage = z.output<typeof changedPage>;

export const pageToReview = listedPage.extend({ review });
export type PageToReview = z.output<typeof pageToReview>;

export const getNews = defineRoute({
  name: 'wiki.getNews',
  method: 'GET',
  path: '/api/wiki/news',
  access: 'person',
  summary: 'Watched pages that others changed since the caller saw them, and pages that the caller is to check',
  input: nothing,
  output: z.object({
    /** Newest first; the first of them, and how many there are. */
    changed: z.array(changedPage),
    changedCount: z.number().int(),
    /** The most urgent first. */
    reviews: z.array(pageToReview),
    reviewCount: z.number().int(),
  }),
  errors: [],
});
