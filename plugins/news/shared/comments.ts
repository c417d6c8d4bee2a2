import { type Ref, refOf } from '@kontor/base';
import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  closingNotAllowed,
  commentNotFound,
  commentNotYours,
  commentsClosed,
  commentTaken,
  moderationNotAllowed,
} from './comment-errors.ts';
import { postNotFound } from './errors.ts';
import { reaction } from './reactions.ts';

const { id, moment, nothing, requiredLine } = fields;

/** Characters of a comment, of the reason for hiding one, and how many people one may name. */
export const longestComment = 4000;
export const longestReason = 500;
export const mostMentions = 20;

const text = z.string().trim().min(1).max(longestComment);
const mentions = z.array(id).max(mostMentions).default([]);
const person = z.object({ id, name: z.string() });

/**
 * What somebody said about a post. Of a deleted one that has answers its place stays; of a hidden one the text is left to
 * its author and to those who moderate.
 */
export const comment = z.object({
  id,
  /** The comment that it answers; answers have no answers of their own. */
  parent: id.nullable(),
  /** Nobody where their entry is gone, and where it was deleted. */
  author: person.nullable(),
  /** Nothing where it was deleted, or hidden from the reader. */
  text: z.string().nullable(),
  /** Who is named in the text, each as `@` with their name. */
  mentions: z.array(person),
  at: moment,
  isEdited: z.boolean(),
  isDeleted: z.boolean(),
  /** The reason only for its author and for those who moderate. */
  hidden: z.object({ reason: z.string().nullable() }).nullable(),
  reactions: z.array(reaction),
});
export type Comment = z.output<typeof comment>;

/** All that was said below a post, and what the reader may do there. */
export const talk = z.object({
  post: id,
  /** The first first. */
  comments: z.array(comment),
  reactions: z.array(reaction),
  isClosed: z.boolean(),
  mayModerate: z.boolean(),
  mayClose: z.boolean(),
});
export type Talk = z.output<typeof talk>;

/** What is said about a post, where one answers to it by mail or finds it. */
export function commentRef(comment: string): Ref {
  return refOf('news', 'comment', comment);
}

export const getTalk = defineRoute({
  name: 'news.getTalk',
  method: 'GET',
  path: '/api/news/posts/:post/comments',
  access: 'person',
  summary: 'What was said about a post, oldest first, and who gave it which sign',
  input: z.object({ post: id }),
  output: talk,
  errors: [postNotFound],
});

export const addComment = defineRoute({
  name: 'news.addComment',
  method: 'POST',
  path: '/api/news/posts/:post/comments',
  idempotent: true,
  access: 'person',
  summary:
    'Says something about a post, or answers a comment; the id is made by the client, and the same again changes nothing',
  input: z.object({ post: id, id, parent: id.nullable(), text, mentions }),
  output: nothing,
  errors: [postNotFound, commentNotFound, commentsClosed, commentTaken],
  callsPerMinute: 60,
});

export const editComment = defineRoute({
  name: 'news.editComment',
  method: 'PATCH',
  path: '/api/news/comments/:comment',
  idempotent: true,
  access: 'person',
  summary: 'Says one’s own comment in other words; all see that it was edited',
  input: z.object({ comment: id, text, mentions }),
  output: nothing,
  errors: [commentNotFound, commentNotYours, commentsClosed],
  callsPerMinute: 60,
});

export const deleteComment = defineRoute({
  name: 'news.deleteComment',
  method: 'DELETE',
  path: '/api/news/comments/:comment',
  idempotent: true,
  access: 'person',
  summary: 'Takes one’s own comment away; of one that has answers the place stays',
  input: z.object({ comment: id }),
  output: nothing,
  errors: [commentNotFound, commentNotYours],
});

export const hideComment = defineRoute({
  name: 'news.hideComment',
  method: 'PUT',
  path: '/api/news/comments/:comment/hidden',
  access: 'person',
  summary: 'Editors of the channel hide a comment, with a reason that its author is told, or show it again',
  input: z.object({ comment: id, hidden: z.object({ reason: requiredLine(longestReason) }).nullable() }),
  output: nothing,
  errors: [commentNotFound, moderationNotAllowed],
});

export const closeComments = defineRoute({
  name: 'news.closeComments',
  method: 'PUT',
  path: '/api/news/posts/:post/comments/closed',
  access: 'person',
  summary: 'Takes no more comments on a post, or takes them again; for who wrote it and editors of the channel',
  input: z.object({ post: id, closed: z.boolean() }),
  output: nothing,
  errors: [postNotFound, closingNotAllowed],
});
