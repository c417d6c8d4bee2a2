import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { pageNotFound } from './errors.ts';
import { listedPage } from './page.ts';

const { id, nothing } = fields;

export const getShelf = defineRoute({
  name: 'wiki.getShelf',
  method: 'GET',
  path: '/api/wiki/shelf',
  access: 'person',
  summary: 'The caller’s favourites, what they read and wrote lately, and what changed in their spaces',
  input: nothing,
  output: z.object({
    favourites: z.array(listedPage),
    visited: z.array(listedPage),
    changed: z.array(listedPage),
    drafts: z.array(listedPage),
  }),
  errors: [],
});

export const recordVisit = defineRoute({
  name: 'wiki.recordVisit',
  method: 'POST',
  path: '/api/wiki/pages/:page/visit',
  access: 'person',
  summary: 'Remembers for the caller alone that they opened a page',
  input: z.object({ page: id }),
  output: nothing,
  errors: [pageNotFound],
  callsPerMinute: 300,
});

export const setFavourite = defineRoute({
  name: 'wiki.setFavourite',
  method: 'PUT',
  path: '/api/wiki/pages/:page/favourite',
  idempotent: true,
  access: 'person',
  summary: 'Puts a page among the caller’s favourites or takes it from there',
  input: z.object({ page: id, favourite: z.boolean() }),
  output: nothing,
  errors: [pageNotFound],
});

export const setWatch = defineRoute({
  name: 'wiki.setWatch',
  method: 'PUT',
  path: '/api/wiki/pages/:page/watch',
  idempotent: true,
  access: 'person',
  summary: 'Tells the caller in the inbox when others change the page, or also the pages under it',
  input: z.object({ page: id, watch: z.enum(['none', 'page', 'tree']) }),
  output: nothing,
  errors: [pageNotFound],
});

export const listBacklinks = defineRoute({
  name: 'wiki.listBacklinks',
  method: 'GET',
  path: '/api/wiki/pages/:page/backlinks',
  access: 'person',
  summary: 'Pages whose text links to this one, as far as the caller may read them',
  input: z.object({ page: id }),
  output: z.object({ pages: z.array(listedPage) }),
  errors: [pageNotFound],
});
