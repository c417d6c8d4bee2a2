import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { ideaState } from './state.ts';

const { id, day, moment, requiredLine } = fields;
const named = z.object({ id, name: z.string() });

export const ideaTitle = requiredLine(200);
/** Characters of Markdown; somebody is named by a link `[@Name](…/people/<id>)`. */
export const longestText = 20_000;
export const ideaText = z.string().max(longestText);
export const longestAnswer = 5_000;
export const answerText = z.string().trim().max(longestAnswer);

/** A line of a list. Nothing in it counts anything of a person. */
export const listedIdea = z.object({
  id,
  box: named,
  title: z.string(),
  category: z.string().nullable(),
  state: ideaState,
  /** Null: submitted without a name, or by somebody who is gone. */
  author: named.nullable(),
  isAnonymous: z.boolean(),
  createdAt: moment,
  votes: z.number().int(),
  hasMyVote: z.boolean(),
  isVotingOpen: z.boolean(),
  comments: z.number().int(),
  /** Told to the office alone: until when it has to say something, or to have looked at it. */
  dueOn: day.nullable(),
  /** The idea that says the same. */
  mergedInto: id.nullable(),
});
export type ListedIdea = z.output<typeof listedIdea>;

/** What the office did, with what it said about it. */
export const ideaStep = z.object({
  id,
  state: ideaState,
  at: moment,
  by: named.nullable(),
  /** Somebody absent, for whom they stood in. */
  inPlaceOf: named.nullable(),
  answer: z.string(),
});
export type IdeaStep = z.output<typeof ideaStep>;

export const ideaFile = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number() });
export type IdeaFile = z.output<typeof ideaFile>;

export const openedIdea = listedIdea.extend({
  text: z.string(),
  categoryId: id.nullable(),
  revision: z.number().int(),
  /** The org unit that answers. */
  office: named,
  steps: z.array(ideaStep),
  files: z.array(ideaFile),
  /** Where this one stands for others that say the same, and which one stands for it. */
  merged: z.array(z.object({ id, title: z.string() })),
  mergedTitle: z.string().nullable(),
  follows: z.boolean(),
  /** The caller submitted it under their name. */
  isMine: z.boolean(),
  mayEdit: z.boolean(),
  mayWithdraw: z.boolean(),
  mayDecide: z.boolean(),
  responsible: named.nullable(),
  /** Who can be asked to look at it; only for those who decide. */
  staff: z.array(named),
});
export type OpenedIdea = z.output<typeof openedIdea>;

export const ideaComment = z.object({
  id,
  /** The comment that it answers; answers are not answered. */
  parent: id.nullable(),
  by: named.nullable(),
  /** By whoever submitted the idea without a name. */
  isAuthor: z.boolean(),
  isOffice: z.boolean(),
  at: moment,
  text: z.string(),
});
export type IdeaComment = z.output<typeof ideaComment>;

export function ideaRef(ideaId: string): Ref {
  return refOf('ideas', 'idea', ideaId);
}

export function ideaPath(ideaId: string): string {
  return `/ideas/${ideaId}`;
}
