import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const idea = z.object({ idea: id });

/** Set up, changed, or closed. */
export const boxChanged = defineEvent('ideas.box.changed', z.object({ box: id }));
/**
 * Submitted, edited, answered, merged, commented, followed: what is said of it is fetched anew; with the comments that
 * came or are gone.
 */
export const ideaChanged = defineEvent('ideas.idea.changed', idea.extend({ comments: z.array(id).optional() }));
/** Somebody voted or took a vote back: the number alone, and for each client whether its person did. Names nobody. */
export const ideaVoted = defineEvent('ideas.idea.voted', idea);
/** Said, taken back, or somebody thanked has said who may see it; told also to those who see it no longer. */
export const thanksChanged = defineEvent('ideas.thanks.changed', z.object({ thanks: id }));
