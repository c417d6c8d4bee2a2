import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const place = z.object({ page: id, space: id });

/** Live clients that may read the page get it as it stands in the tree now. */
export const pageCreated = defineEvent('wiki.page.created', place);
/** Title, icon, cover, owner, review, or that it is no draft any more. */
export const pageChanged = defineEvent('wiki.page.changed', place);
/** Another place in the tree; `from` is the space that it left, or the same; `isElsewhere`: under another parent, too. */
export const pageMoved = defineEvent('wiki.page.moved', place.extend({ from: id, isElsewhere: z.boolean() }));
/** With all pages under it. */
export const pageMovedToTrash = defineEvent('wiki.page.trashed', place);
export const pageRestored = defineEvent('wiki.page.restored', place);
/** For ever, with all pages under it: `pages` are all of them. */
export const pageDeleted = defineEvent('wiki.page.deleted', place.extend({ pages: z.array(id) }));
/** Its text; at most every ten seconds, with all who wrote. */
export const pageEdited = defineEvent('wiki.page.edited', place.extend({ authors: z.array(id) }));
/** Who may read and write it, and the pages under it. */
export const pageAccessChanged = defineEvent('wiki.page.access_changed', place);
/** These persons can no longer read it; told to them so that their clients forget it. */
export const pageAccessLost = defineEvent('wiki.page.access_lost', place.extend({ persons: z.array(id) }));
/** What somebody arranged for themselves: favourites, watching, and that they opened a page; told to them alone. */
export const shelfChanged = defineEvent(
  'wiki.shelf.changed',
  z.object({ person: id, page: id, isVisit: z.boolean().default(false) }),
);
/** People are asked to read it, or no longer; somebody has confirmed. Only those whom it concerns are told. */
export const readingChanged = defineEvent('wiki.reading.changed', place);
/** What is said about it; with the comment where one came, changed, or is gone. */
export const threadChanged = defineEvent('wiki.thread.changed', place.extend({ thread: id, comment: id.optional() }));
/** What is suggested for it. */
export const suggestionChanged = defineEvent('wiki.suggestion.changed', place.extend({ suggestion: id }));
