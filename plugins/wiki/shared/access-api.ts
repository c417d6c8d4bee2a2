import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { accessLimits, namedLimits } from './access.ts';
import { pageLocksOut, pageNotFound, pageReadOnly } from './errors.ts';

const { id } = fields;

export const getAccess = defineRoute({
  name: 'wiki.getAccess',
  method: 'GET',
  path: '/api/wiki/pages/:page/access',
  access: 'person',
  summary: 'Who may read and write a page, as decided here and above',
  input: z.object({ page: id }),
  output: namedLimits.extend({
    /** Pages above at which it is narrowed, from the top. */
    above: z.array(z.object({ id, title: z.string() })),
  }),
  errors: [pageNotFound],
});

export const narrowPage = defineRoute({
  name: 'wiki.narrowPage',
  method: 'PUT',
  path: '/api/wiki/pages/:page/access',
  access: 'person',
  summary: 'Narrows who may read and write a page and those under it, among the people of the space',
  input: accessLimits.extend({ page: id }),
  output: namedLimits,
  errors: [pageNotFound, pageReadOnly, pageLocksOut],
});
