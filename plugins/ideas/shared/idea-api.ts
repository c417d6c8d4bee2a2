import { defineRoute, fields, fileAttachRefused, fileNotFound, searchUnavailable } from '@kontor/schema';
import { z } from 'zod';
import {
  boxClosed,
  boxNotFound,
  categoryUnknown,
  ideaChangedMeanwhile,
  ideaNotFound,
  ideaReadOnly,
  stepNotFitting,
  tooManyFiles,
  votingClosed,
} from './errors.ts';
import { ideaFile, ideaText, ideaTitle, listedIdea, openedIdea } from './idea.ts';
import { stateGroup } from './state.ts';

const { id, nothing } = fields;

/** So many stand in a page of a list. */
export const pageSize = 50;

export const listIdeas = defineRoute({
  name: 'ideas.listIdeas',
  method: 'GET',
  path: '/api/ideas/ideas',
  access: 'person',
  summary:
    'Ideas that the caller sees: all, their own (those under their name), what their office has to answer, or what is overdue there',
  input: z.object({
    show: z.enum(['all', 'mine', 'work', 'overdue']).default('all'),
    box: id.optional(),
    category: id.optional(),
    states: stateGroup.optional(),
    sort: z.enum(['newest', 'votes']).default('newest'),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.object({ ideas: z.array(listedIdea), hasMore: z.boolean() }),
  errors: [],
});

export const getIdea = defineRoute({
  name: 'ideas.getIdea',
  method: 'GET',
  path: '/api/ideas/ideas/:idea',
  access: 'person',
  summary: 'An idea with what the office did and said, and what the caller may do',
  input: z.object({ idea: id }),
  output: openedIdea,
  errors: [ideaNotFound],
});

export const findSimilar = defineRoute({
  name: 'ideas.findSimilar',
  method: 'GET',
  path: '/api/ideas/similar',
  access: 'person',
  summary: 'Ideas that may say the same as these words, so that nobody submits it twice',
  input: z.object({ q: z.string().max(200), without: id.optional() }),
  output: z.object({ ideas: z.array(listedIdea) }),
  errors: [searchUnavailable],
  callsPerMinute: 300,
  keptOffline: false,
});

const content = { title: ideaTitle, text: ideaText, category: id.nullable() };

export const submitIdea = defineRoute({
  name: 'ideas.submitIdea',
  method: 'POST',
  path: '/api/ideas/ideas',
  idempotent: true,
  access: 'person',
  summary: 'Submits an idea under the caller’s name; made again with the same id by the same person it is the same',
  input: z.object({ id, box: id, ...content }),
  output: openedIdea,
  errors: [boxNotFound, boxClosed, categoryUnknown, ideaNotFound],
  callsPerMinute: 30,
});

export const editIdea = defineRoute({
  name: 'ideas.editIdea',
  method: 'PATCH',
  path: '/api/ideas/ideas/:idea',
  access: 'person',
  summary: 'Says an own idea in other words, as long as nobody reviews it',
  input: z.object({ idea: id, revision: z.number().int(), ...content }),
  output: openedIdea,
  errors: [ideaNotFound, ideaReadOnly, ideaChangedMeanwhile, categoryUnknown],
});

export const withdrawIdea = defineRoute({
  name: 'ideas.withdrawIdea',
  method: 'POST',
  path: '/api/ideas/ideas/:idea/withdrawal',
  access: 'person',
  summary: 'Takes an own idea back, as long as it is not decided',
  input: z.object({ idea: id }),
  output: openedIdea,
  errors: [ideaNotFound, ideaReadOnly, stepNotFitting],
});

export const setVote = defineRoute({
  name: 'ideas.setVote',
  method: 'PUT',
  path: '/api/ideas/ideas/:idea/vote',
  idempotent: true,
  access: 'person',
  summary:
    'Votes for an idea, or takes the vote back. `salt` is random: what is kept to answer a repeated request then tells nobody for what it was',
  input: z.object({ idea: id, votes: z.boolean(), salt: z.string().min(16).max(64) }),
  output: nothing,
  errors: [ideaNotFound, votingClosed],
  callsPerMinute: 120,
});

export const setFollowing = defineRoute({
  name: 'ideas.setFollowing',
  method: 'PUT',
  path: '/api/ideas/ideas/:idea/following',
  idempotent: true,
  access: 'person',
  summary: 'Hears of an idea or not; who submitted it under their name or commented hears of it without saying so',
  input: z.object({ idea: id, follows: z.boolean() }),
  output: nothing,
  errors: [ideaNotFound],
});

export const noteAnswerSeen = defineRoute({
  name: 'ideas.noteAnswerSeen',
  method: 'PUT',
  path: '/api/ideas/ideas/:idea/answer-seen',
  idempotent: true,
  access: 'person',
  summary:
    'Says that the author has seen the newest answer to their own idea: it leaves their start page. Told to nobody',
  input: z.object({ idea: id }),
  output: nothing,
  errors: [ideaNotFound],
});

export const addIdeaFile = defineRoute({
  name: 'ideas.addFile',
  method: 'POST',
  path: '/api/ideas/ideas/:idea/files',
  access: 'person',
  summary: 'Makes an upload a file of an own idea, as long as nobody reviews it; the office may always',
  input: z.object({ idea: id, file: id }),
  output: ideaFile,
  errors: [ideaNotFound, ideaReadOnly, fileNotFound, fileAttachRefused, tooManyFiles],
  callsPerMinute: 60,
});

export const removeIdeaFile = defineRoute({
  name: 'ideas.removeFile',
  method: 'DELETE',
  path: '/api/ideas/ideas/:idea/files/:file',
  access: 'person',
  summary: 'Takes a file from an idea: who may add one',
  input: z.object({ idea: id, file: id }),
  output: nothing,
  errors: [ideaNotFound, ideaReadOnly, fileNotFound],
});
