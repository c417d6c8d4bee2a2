import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Set up, changed, or closed. */
export const boxChanged = defineEvent('ideas.box.changed', z.object({ box: id }));
/** Submitted, edited, answered, merged: what is said of it is fetched anew. */
export const ideaChanged = defineEvent('ideas.idea.changed', z.object({ idea: id, box: id }));
/** Somebody voted or took a vote back: the number alone, and for each client whether its person did. Names nobody. */
export const ideaVoted = defineEvent('ideas.idea.voted', z.object({ idea: id, box: id }));
/** Somebody said something about it, or took it back. */
export const ideaCommented = defineEvent('ideas.idea.commented', z.object({ idea: id, box: id }));
/** For one person alone: that they follow it, or have seen an answer. */
export const ideaArranged = defineEvent('ideas.idea.arranged', z.object({ idea: id }));
/** Said, or somebody thanked has said who may see it. */
export const thanksChanged = defineEvent('ideas.thanks.changed', z.object({ thanks: id }));
/** It is not shown any more. */
export const thanksHidden = defineEvent('ideas.thanks.hidden', z.object({ thanks: id }));
