import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { ownerNotFound, pageChangedMeanwhile, pageNotFound, pageReadOnly, reportNotFound } from './errors.ts';
import { listedPage, treePage } from './page.ts';
import { review, reviewMonths } from './review.ts';

const { id, line, nothing } = fields;

export const planReview = defineRoute({
  name: 'wiki.planReview',
  method: 'PUT',
  path: '/api/wiki/pages/:page/review',
  access: 'person',
  summary: 'Says who is responsible for a page, how often it is checked, and whether it is obsolete',
  input: z.object({
    page: id,
    revision: z.number().int(),
    owner: id.nullable(),
    months: reviewMonths,
    obsolete: z.boolean(),
  }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly, pageChangedMeanwhile, ownerNotFound],
});

export const verifyPage = defineRoute({
  name: 'wiki.verifyPage',
  method: 'POST',
  path: '/api/wiki/pages/:page/verify',
  access: 'person',
  summary: 'Says that what the page tells still holds; whoever reported it as outdated is answered with that',
  input: z.object({ page: id }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly],
});

export const reportOutdated = defineRoute({
  name: 'wiki.reportOutdated',
  method: 'POST',
  path: '/api/wiki/pages/:page/outdated',
  access: 'person',
  summary: 'Tells whoever is responsible that the page is outdated; any reader may',
  input: z.object({ page: id, note: line(500).default('') }),
  output: nothing,
  errors: [pageNotFound],
  callsPerMinute: 20,
});

export const listReports = defineRoute({
  name: 'wiki.listReports',
  method: 'GET',
  path: '/api/wiki/pages/:page/outdated',
  access: 'person',
  summary: 'What readers said is outdated, for those who may write the page',
  input: z.object({ page: id }),
  output: z.object({
    reports: z.array(z.object({ id, person: z.object({ id, name: z.string() }), note: z.string(), at: fields.moment })),
  }),
  errors: [pageNotFound, pageReadOnly],
});

export const settleReport = defineRoute({
  name: 'wiki.settleReport',
  method: 'DELETE',
  path: '/api/wiki/reports/:report',
  access: 'person',
  summary: 'Says that a report of an outdated page is dealt with; whoever made it is told',
  input: z.object({ report: id }),
  output: nothing,
  errors: [reportNotFound, pageReadOnly],
});

export const listReviews = defineRoute({
  name: 'wiki.listReviews',
  method: 'GET',
  path: '/api/wiki/spaces/:space/reviews',
  access: 'person',
  summary: 'Pages of a space with their owners and how current they are, those first that need somebody',
  input: z.object({ space: id }),
  output: z.object({
    pages: z.array(
      listedPage.extend({
        /** Whether the owner may still read it: with nobody to ask, somebody has to take over. */
        owner: z.object({ id, name: z.string(), isGone: z.boolean() }).nullable(),
        review,
        mayWrite: z.boolean(),
      }),
    ),
  }),
  errors: [spaceNotFound],
});
