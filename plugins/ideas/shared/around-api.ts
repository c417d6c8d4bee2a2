import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listedIdea } from './idea.ts';
import { ownThanks, thanks } from './thanks.ts';

export const getIdeasHome = defineRoute({
  name: 'ideas.getHome',
  method: 'GET',
  path: '/api/ideas/home',
  access: 'person',
  summary: 'What waits for the caller’s answer, own ideas with an answer that they have not seen, thanks that ask them',
  input: fields.nothing,
  output: z.object({
    waiting: z.array(listedIdea),
    answered: z.array(listedIdea),
    asked: z.array(ownThanks),
  }),
  errors: [],
});

export const getLatest = defineRoute({
  name: 'ideas.getLatest',
  method: 'GET',
  path: '/api/ideas/latest',
  access: 'person',
  summary: 'The newest decisions and thanks that the caller sees, a few of each',
  input: fields.nothing,
  output: z.object({ decided: z.array(listedIdea), thanks: z.array(thanks) }),
  errors: [],
});
