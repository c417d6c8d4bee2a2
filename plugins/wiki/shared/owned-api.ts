import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listedPage } from './page.ts';

export const listOwned = defineRoute({
  name: 'wiki.listOwned',
  method: 'GET',
  path: '/api/wiki/owned/:person',
  access: 'person',
  summary: 'Pages for which a person is responsible and which the caller may read, by title; at most 50',
  input: z.object({ person: fields.id }),
  output: z.object({ pages: z.array(listedPage) }),
  errors: [],
});
