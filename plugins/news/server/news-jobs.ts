import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Tells whoever follows the channel, is mentioned, or, of something important, is addressed. */
export const fanOutJob = {
  name: 'news.fan_out',
  data: z.object({ post: id, version: z.number().int(), by: id.nullable() }),
};
/** The moment of a post has come. */
export const publishJob = { name: 'news.publish', data: z.object({ post: id }) };
/** Whatever came due while nobody was looking, and what expires. */
export const sweepJob = { name: 'news.sweep', data: z.object({}) };
