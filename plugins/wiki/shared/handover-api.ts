import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { handOverRefused, ownerNotFound } from './errors.ts';

const { id } = fields;

export const previewHandOver = defineRoute({
  name: 'wiki.previewHandOver',
  method: 'GET',
  path: '/api/wiki/hand-over',
  access: 'person',
  summary: 'How many pages of a person would go to another one, and how many cannot as that one may not read them',
  input: z.object({ from: id, space: id.optional(), to: id.optional() }),
  output: z.object({
    pages: z.number().int(),
    /** Of them, those that `to` may not read: they stay where they are. */
    unreadable: z.number().int(),
    spaces: z.array(z.object({ id, name: z.string(), pages: z.number().int() })),
  }),
  errors: [spaceNotFound, handOverRefused],
});

export const handOverPages = defineRoute({
  name: 'wiki.handOverPages',
  method: 'POST',
  path: '/api/wiki/hand-over',
  access: 'person',
  summary: 'Makes another person responsible for all pages of one; owners of a space may, and everybody for their own',
  /** Without a space: in all in which the caller may. */
  input: z.object({ from: id, space: id.optional(), to: id }),
  output: z.object({ handedOver: z.number().int(), unreadable: z.number().int() }),
  errors: [spaceNotFound, handOverRefused, ownerNotFound],
  callsPerMinute: 20,
});
