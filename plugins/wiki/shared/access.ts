import { accessLimit, namedLimit } from '@kontor/schema';
import { z } from 'zod';

/**
 * Who may, of those who may in the space: a page is narrowed and never widened. Null: as above, that is the page over it,
 * and the space at the top. Pages under it follow.
 */
export const accessLimits = z.object({ readers: accessLimit, writers: accessLimit, readersComment: z.boolean() });
export type AccessLimits = z.output<typeof accessLimits>;

export const namedLimits = z.object({ readers: namedLimit, writers: namedLimit, readersComment: z.boolean() });
