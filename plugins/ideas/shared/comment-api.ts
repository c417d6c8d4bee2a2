import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { commentNotFound, ideaNotFound } from './errors.ts';
import { ideaComment } from './idea.ts';

const { id, nothing } = fields;

/** Characters of a comment. */
export const longestComment = 5_000;

export const listComments = defineRoute({
  name: 'ideas.listComments',
  method: 'GET',
  path: '/api/ideas/ideas/:idea/comments',
  access: 'person',
  summary: 'What was said about an idea, oldest first',
  input: z.object({ idea: id }),
  output: z.object({ comments: z.array(ideaComment) }),
  errors: [ideaNotFound],
});

export const addComment = defineRoute({
  name: 'ideas.addComment',
  method: 'POST',
  path: '/api/ideas/ideas/:idea/comments',
  idempotent: true,
  access: 'person',
  summary:
    'Says something about an idea, or answers what was said; an answer to an answer stands below the same comment',
  input: z.object({
    idea: id,
    id,
    parent: id.nullable(),
    text: z.string().trim().min(1).max(longestComment),
  }),
  output: ideaComment,
  errors: [ideaNotFound, commentNotFound],
  callsPerMinute: 60,
});

export const removeComment = defineRoute({
  name: 'ideas.removeComment',
  method: 'DELETE',
  path: '/api/ideas/ideas/:idea/comments/:comment',
  access: 'person',
  summary: 'Takes an own comment back, with the answers to it',
  input: z.object({ idea: id, comment: id }),
  output: nothing,
  errors: [ideaNotFound, commentNotFound],
});
