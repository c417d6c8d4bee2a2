import { addressees, addresseesUnknown, defineRoute, fields, fileNotFound, personNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  channelNotFound,
  channelReadOnly,
  coverNotPicture,
  momentPassed,
  needsApproval,
  postChangedMeanwhile,
  postIncomplete,
  postNotFound,
  postReadOnly,
  versionNotFound,
  wrongState,
} from './errors.ts';
import { post, postVersion, publishedText, teaser, title } from './post.ts';

const { id, day, line, moment, nothing, requiredLine } = fields;
const revision = z.number().int();

export const getPost = defineRoute({
  name: 'news.getPost',
  method: 'GET',
  path: '/api/news/posts/:post',
  access: 'person',
  summary: 'A post with its public text; for those who write or decide also what is not public yet',
  input: z.object({ post: id }),
  output: post,
  errors: [postNotFound],
  callsPerMinute: 600,
});

export const createPost = defineRoute({
  name: 'news.createPost',
  method: 'POST',
  path: '/api/news/posts',
  access: 'person',
  summary: 'Begins a draft in a channel in which the caller may write, for those whom the channel usually addresses',
  input: z.object({ channel: id, title: title.default('') }),
  output: z.object({ id }),
  errors: [channelNotFound, channelReadOnly],
});

export const changePost = defineRoute({
  name: 'news.changePost',
  method: 'PATCH',
  path: '/api/news/posts/:post',
  access: 'person',
  summary: 'Changes what stands around the text, and who writes; what is left out stays as it is',
  input: z.object({
    post: id,
    revision,
    title: title.optional(),
    teaser: teaser.optional(),
    hasEnglish: z.boolean().optional(),
    titleEn: title.optional(),
    teaserEn: teaser.optional(),
    /** An upload of the caller's. */
    cover: id.nullable().optional(),
    coverAlt: line(300).optional(),
    addressees: addressees.optional(),
    important: z.boolean().optional(),
    expiresOn: day.nullable().optional(),
    coAuthors: z.array(id).max(30).optional(),
  }),
  output: z.object({ revision }),
  errors: [
    postNotFound,
    postReadOnly,
    postChangedMeanwhile,
    coverNotPicture,
    fileNotFound,
    addresseesUnknown,
    personNotFound,
  ],
  callsPerMinute: 300,
});

export const attachFile = defineRoute({
  name: 'news.attachFile',
  method: 'POST',
  path: '/api/news/posts/:post/files',
  access: 'person',
  summary: 'Makes an upload of the caller a file of the post',
  input: z.object({ post: id, file: id }),
  output: z.object({ file: id, name: z.string(), mime: z.string(), size: z.number().int() }),
  errors: [postNotFound, postReadOnly, fileNotFound],
});

/** Null is at once. */
const publishAt = moment.nullable().default(null);

export const publishPost = defineRoute({
  name: 'news.publishPost',
  method: 'PUT',
  path: '/api/news/posts/:post/published',
  access: 'person',
  summary: 'Makes what is written public, at once or later: the first version, or the next one of a public post',
  input: z.object({ post: id, publishAt }),
  output: nothing,
  errors: [postNotFound, postReadOnly, needsApproval, postIncomplete, momentPassed, wrongState],
});

export const handInPost = defineRoute({
  name: 'news.handInPost',
  method: 'PUT',
  path: '/api/news/posts/:post/handed-in',
  access: 'person',
  summary: 'Asks the editors of the channel to publish what is written, at once or at a later moment',
  input: z.object({ post: id, publishAt }),
  output: nothing,
  errors: [postNotFound, postReadOnly, postIncomplete, momentPassed, wrongState],
});

export const takeBackPost = defineRoute({
  name: 'news.takeBackPost',
  method: 'DELETE',
  path: '/api/news/posts/:post/handed-in',
  access: 'person',
  summary: 'Takes back what was handed in or is to be published later, to write on',
  input: z.object({ post: id }),
  output: nothing,
  errors: [postNotFound, postReadOnly, wrongState],
});

export const returnPost = defineRoute({
  name: 'news.returnPost',
  method: 'PUT',
  path: '/api/news/posts/:post/returned',
  access: 'person',
  summary: 'An editor of the channel gives back what was handed in, and says why',
  input: z.object({ post: id, reason: requiredLine(1000) }),
  output: nothing,
  errors: [postNotFound, postReadOnly, wrongState],
});

export const withdrawPost = defineRoute({
  name: 'news.withdrawPost',
  method: 'PUT',
  path: '/api/news/posts/:post/withdrawn',
  access: 'person',
  summary: 'Takes a public post out of the news, or puts it back as it was',
  input: z.object({ post: id, withdrawn: z.boolean() }),
  output: nothing,
  errors: [postNotFound, postReadOnly, wrongState],
});

export const pinPost = defineRoute({
  name: 'news.pinPost',
  method: 'PUT',
  path: '/api/news/posts/:post/pinned',
  access: 'person',
  summary: 'An editor of the channel keeps a post on top until the end of a day, or no longer',
  input: z.object({ post: id, until: day.nullable() }),
  output: nothing,
  errors: [postNotFound, postReadOnly, wrongState],
});

export const deletePost = defineRoute({
  name: 'news.deletePost',
  method: 'PUT',
  path: '/api/news/posts/:post/deleted',
  access: 'person',
  summary: 'Deletes a post that is not public, or restores it within 30 days',
  input: z.object({ post: id, deleted: z.boolean() }),
  output: nothing,
  errors: [postNotFound, postReadOnly, wrongState],
});

export const listVersions = defineRoute({
  name: 'news.listVersions',
  method: 'GET',
  path: '/api/news/posts/:post/versions',
  access: 'person',
  summary: 'Versions of a post that came out, newest first, for those who write or decide',
  input: z.object({ post: id }),
  output: z.object({ versions: z.array(postVersion) }),
  errors: [postNotFound, postReadOnly],
});

export const readVersion = defineRoute({
  name: 'news.readVersion',
  method: 'GET',
  path: '/api/news/posts/:post/versions/:number',
  access: 'person',
  summary: 'What a version of a post said, for those who write or decide',
  input: z.object({ post: id, number: z.coerce.number().int().min(1) }),
  output: publishedText,
  errors: [postNotFound, postReadOnly, versionNotFound],
  keptOffline: false,
});
