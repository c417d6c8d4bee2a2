import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  answerMissing,
  ideaChangedMeanwhile,
  ideaNotFound,
  mergeNotFitting,
  notOffice,
  staffUnknown,
  stepNotFitting,
} from './errors.ts';
import { answerText, openedIdea } from './idea.ts';
import { ideaState } from './state.ts';

const { id, day } = fields;
const revision = z.number().int();

export const takeStep = defineRoute({
  name: 'ideas.takeStep',
  method: 'POST',
  path: '/api/ideas/ideas/:idea/steps',
  access: 'person',
  summary: 'Takes an idea further, with an answer that all who see it read; a decision needs one',
  input: z.object({ idea: id, revision, state: ideaState, answer: answerText }),
  output: openedIdea,
  errors: [ideaNotFound, notOffice, ideaChangedMeanwhile, stepNotFitting, answerMissing],
});

export const planReview = defineRoute({
  name: 'ideas.planReview',
  method: 'PUT',
  path: '/api/ideas/ideas/:idea/review',
  access: 'person',
  summary: 'Says who of the office looks at an idea, and until when',
  input: z.object({ idea: id, revision, responsible: id.nullable(), dueOn: day.nullable() }),
  output: openedIdea,
  errors: [ideaNotFound, notOffice, ideaChangedMeanwhile, staffUnknown],
});

export const mergeIdea = defineRoute({
  name: 'ideas.mergeIdea',
  method: 'POST',
  path: '/api/ideas/ideas/:idea/merge',
  access: 'person',
  summary:
    'Says that an idea is the same as another one of its box: votes are united, each person once, the address stays',
  input: z.object({ idea: id, revision, into: id }),
  output: openedIdea,
  errors: [ideaNotFound, notOffice, ideaChangedMeanwhile, mergeNotFitting],
});

/** A file of `text/csv`; without who voted. */
export const ideasCsvPath = '/api/ideas/boxes/:box/ideas.csv';
