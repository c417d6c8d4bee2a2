import { defineRoute, fields, fileNotFound, fileTotalFull, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  coverNotPicture,
  pageChangedMeanwhile,
  pageCycle,
  pageIsTemplate,
  pageNotFound,
  pageNotTrashed,
  pageReadOnly,
  pageTrashed,
} from './errors.ts';
import { icon, page, title, treePage } from './page.ts';
import { purpose, templateChoice } from './template.ts';

const { id, line, moment, nothing } = fields;

export const listTree = defineRoute({
  name: 'wiki.listTree',
  method: 'GET',
  path: '/api/wiki/spaces/:space/tree',
  access: 'person',
  summary: 'All pages of a space that the caller may read, in order of positions, and whether they may add some',
  input: z.object({ space: id }),
  output: z.object({ pages: z.array(treePage), mayAdd: z.boolean() }),
  errors: [spaceNotFound],
});

export const getPage = defineRoute({
  name: 'wiki.getPage',
  method: 'GET',
  path: '/api/wiki/pages/:page',
  access: 'person',
  summary: 'A page without its text, which is the shared document /collab/wiki/page/<id>',
  input: z.object({ page: id }),
  output: page,
  errors: [pageNotFound],
});

export const createPage = defineRoute({
  name: 'wiki.createPage',
  method: 'POST',
  path: '/api/wiki/pages',
  idempotent: true,
  access: 'person',
  summary:
    'Adds a page, empty or from a template, at the end of its parent or of the space; a draft is its author’s alone',
  input: z.object({
    space: id,
    parent: id.nullable().default(null),
    title: title.default(''),
    icon: icon.default(null),
    draft: z.boolean().default(false),
    template: templateChoice.optional(),
  }),
  output: treePage,
  errors: [spaceNotFound, pageNotFound, pageReadOnly, pageTrashed, pageIsTemplate, fileTotalFull],
});

export const changePage = defineRoute({
  name: 'wiki.changePage',
  method: 'PATCH',
  path: '/api/wiki/pages/:page',
  idempotent: true,
  access: 'person',
  summary:
    'Changes title, icon, cover or what a template is for; `draft: false` shows a draft to those who may read in its place',
  input: z.object({
    page: id,
    revision: z.number().int(),
    title: title.optional(),
    icon: icon.optional(),
    cover: id.nullable().optional(),
    coverAlt: line(300).optional(),
    purpose: purpose.optional(),
    draft: z.literal(false).optional(),
  }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly, pageChangedMeanwhile, pageTrashed, coverNotPicture, fileNotFound],
});

export const attachFile = defineRoute({
  name: 'wiki.attachFile',
  method: 'POST',
  path: '/api/wiki/pages/:page/files',
  access: 'person',
  summary: 'Makes an upload a file of the page: whoever may read the page may read it',
  input: z.object({ page: id, file: id }),
  output: z.object({ file: id, name: z.string(), mime: z.string(), size: z.number().int() }),
  errors: [pageNotFound, pageReadOnly, pageTrashed, fileNotFound],
  callsPerMinute: 120,
});

export const movePage = defineRoute({
  name: 'wiki.movePage',
  method: 'POST',
  path: '/api/wiki/pages/:page/place',
  access: 'person',
  summary: 'Puts a page, with all under it, under another parent or space, before a page there or at the end',
  input: z.object({ page: id, space: id, parent: id.nullable(), before: id.nullable().default(null) }),
  output: treePage,
  errors: [pageNotFound, spaceNotFound, pageReadOnly, pageCycle, pageTrashed, pageIsTemplate],
});

export const copyPage = defineRoute({
  name: 'wiki.copyPage',
  method: 'POST',
  path: '/api/wiki/pages/:page/copy',
  access: 'person',
  summary:
    'Copies a page with its pictures and files, and with `below` all under it, to stand after it; the caller is responsible for the copy',
  input: z.object({ page: id, title, below: z.boolean().default(false) }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly, pageTrashed, fileTotalFull],
  callsPerMinute: 30,
});

export const trashPage = defineRoute({
  name: 'wiki.trashPage',
  method: 'POST',
  path: '/api/wiki/pages/:page/trash',
  access: 'person',
  summary: 'Puts a page with all under it into the trash of its space; to repeat it changes nothing',
  input: z.object({ page: id }),
  output: nothing,
  errors: [pageNotFound, pageReadOnly],
});

export const restorePage = defineRoute({
  name: 'wiki.restorePage',
  method: 'POST',
  path: '/api/wiki/pages/:page/restore',
  access: 'person',
  summary: 'Takes a page out of the trash with all that went there with it, to its old place or to the top',
  input: z.object({ page: id }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly],
});

export const deletePage = defineRoute({
  name: 'wiki.deletePage',
  method: 'DELETE',
  path: '/api/wiki/pages/:page',
  access: 'person',
  summary:
    'Deletes a page of the trash for ever, with all that went there with it; owners of the space and of the page',
  input: z.object({ page: id }),
  output: nothing,
  errors: [pageNotFound, pageReadOnly, pageNotTrashed],
});

export const listTrash = defineRoute({
  name: 'wiki.listTrash',
  method: 'GET',
  path: '/api/wiki/spaces/:space/trash',
  access: 'person',
  summary: 'What the caller may take out of the trash of a space, newest first',
  input: z.object({ space: id }),
  output: z.object({
    pages: z.array(
      z.object({
        id,
        title: z.string(),
        icon: z.string().nullable(),
        trashedAt: moment,
        trashedBy: z.object({ id, name: z.string() }).nullable(),
        /** How many went with it. */
        below: z.number().int(),
        mayDelete: z.boolean(),
      }),
    ),
  }),
  errors: [spaceNotFound],
});
