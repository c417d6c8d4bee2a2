import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const place = z.object({ post: id, channel: id });

/** A version came out, the first or a later one; whoever may read the post gets it as it is listed. */
export const postPublished = defineEvent('news.post.published', place.extend({ version: z.number().int() }));
/** Anything beside the text, or where it stands; whoever may see the post now is told. */
export const postChanged = defineEvent('news.post.changed', place);
/** These persons can no longer read it; told to them alone so that their clients forget it. */
export const postHidden = defineEvent('news.post.hidden', place.extend({ persons: z.array(id) }));
/** Its text or its translation; only the server reads it. */
export const postEdited = defineEvent('news.post.edited', place.extend({ authors: z.array(id) }));
/** What a channel is called, who writes there, that it is archived. */
export const channelChanged = defineEvent('news.channel.changed', z.object({ channel: id }));
/** Told to the person alone. */
export const followChanged = defineEvent('news.follow.changed', z.object({ person: id, channel: id }));
/** The person has seen what was new until now; told to them alone. */
export const visitMoved = defineEvent('news.visit.moved', z.object({ person: id }));
/** These persons may see other posts than before; told to them alone. */
export const accessChanged = defineEvent('news.access.changed', z.object({ persons: z.array(id) }));
