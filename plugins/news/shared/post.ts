import { type Ref, refOf } from '@kontor/base';
import type { DocNode } from '@kontor/editor/shared';
import { fields, namedAddressee } from '@kontor/schema';
import { z } from 'zod';
import { channelKind } from './channel.ts';

const { id, day, line, moment } = fields;

/** May be empty: a post has none yet while it is begun. */
export const title = line(200);
/** What it says in one or two sentences. */
export const teaser = line(400);

/**
 * Where a post stands. Handed in and returned are states of what is not public yet; what happens to a change of a post
 * that is public is in `review`.
 */
export const postState = z.enum(['draft', 'handed-in', 'returned', 'scheduled', 'published', 'expired', 'withdrawn']);
export type PostState = z.output<typeof postState>;

/** What an editor of the channel is asked, or answered. */
export const review = z.enum(['none', 'asked', 'returned']);
export type Review = z.output<typeof review>;

const person = z.object({ id, name: z.string() });

/** The words that stand before the text, in German, and in English where there is that. */
const heading = {
  title: z.string(),
  teaser: z.string(),
  hasEnglish: z.boolean(),
  titleEn: z.string(),
  teaserEn: z.string(),
  /** A picture of the post's own files. */
  cover: id.nullable(),
  /** What the cover shows; empty where it only decorates. */
  coverAlt: z.string(),
};

/** A post in the news: what is public of it, the same for all who may read it. */
export const listedPost = z.object({
  id,
  channel: z.object({ id, name: z.string(), kind: channelKind }),
  author: person.nullable(),
  ...heading,
  publishedAt: moment,
  /** When a later version took the place of the first one. */
  changedAt: moment.nullable(),
  important: z.boolean(),
  /** On top of its channel until the end of this day. */
  pinnedUntil: day.nullable(),
  /** In the news of all whom it addresses, whatever they follow. */
  isForAll: z.boolean(),
});
export type ListedPost = z.output<typeof listedPost>;

/** A post that somebody writes, or is to decide on. */
export const ownPost = z.object({
  id,
  channel: z.object({ id, name: z.string(), kind: channelKind }),
  author: person.nullable(),
  title: z.string(),
  state: postState,
  review,
  publishAt: moment.nullable(),
  changedAt: moment,
  /** It waits for an editor, and the reader is one. */
  isToDecide: z.boolean(),
});
export type OwnPost = z.output<typeof ownPost>;

/** Sent as it is stored; what reads it goes by the document schema of the editor. */
export const doc: z.ZodType<DocNode> = z.custom<DocNode>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
);

/** What is public: a version that does not change any more. */
export const publishedText = z.object({
  number: z.number().int(),
  ...heading,
  doc,
  docEn: doc.nullable(),
  at: moment,
});
export type PublishedText = z.output<typeof publishedText>;

/** What its authors write: the text is the shared document of the post's ref, the English one that of `translationRef`. */
export const draftText = z.object({
  ...heading,
  review,
  /** Why an editor gave it back. */
  reason: z.string(),
  publishAt: moment.nullable(),
  /** Something of it is not public yet. */
  isChanged: z.boolean(),
});

/** A post as one person sees it. */
export const post = z.object({
  id,
  channel: z.object({ id, name: z.string(), kind: channelKind, space: id.nullable(), needsApproval: z.boolean() }),
  author: person.nullable(),
  coAuthors: z.array(person),
  state: postState,
  /** When its first version came out. */
  publishedAt: moment.nullable(),
  published: publishedText.nullable(),
  /** Only for those who write or decide. */
  draft: draftText.nullable(),
  addressees: z.array(namedAddressee),
  important: z.boolean(),
  /** The last day on which it is in the news. */
  expiresOn: day.nullable(),
  pinnedUntil: day.nullable(),
  /** Grows with every change of what is beside the text; a change names the one it was made on. */
  revision: z.number().int(),
  isAuthor: z.boolean(),
  /** May write now: text, title, cover. */
  mayWrite: z.boolean(),
  /** May say whom it is for, how long, and who writes with them. */
  mayArrange: z.boolean(),
  /** Publishes without asking anybody. */
  mayPublish: z.boolean(),
  /** An editor of its channel: decides, pins, withdraws. */
  mayEdit: z.boolean(),
  /** An absent editor, for whom the reader decides about what waits for approval, standing in. */
  decidesInPlaceOf: person.nullable(),
});
export type Post = z.output<typeof post>;

export const postVersion = z.object({
  number: z.number().int(),
  at: moment,
  by: person.nullable(),
  inPlaceOf: person.nullable(),
});

export function postRef(postId: string): Ref {
  return refOf('news', 'post', postId);
}

/** The shared document of the English text; files of it are the post's. */
export function translationRef(postId: string): Ref {
  return refOf('news', 'translation', postId);
}

export function postPath(postId: string): string {
  return `/news/${postId}`;
}
