import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const payload = z.object({ post: fields.id });

/** Something was said about a post, or said no longer, or given a sign; with the comment where its words are others. */
export const talkChanged = defineEvent('news.talk.changed', payload.extend({ comment: fields.id.optional() }));
/** A poll began, asks something else, or is gone. Nothing is announced of votes: when somebody voted is nobody's business. */
export const pollChanged = defineEvent('news.poll.changed', payload);
