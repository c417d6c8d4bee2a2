import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, nothing, requiredLine } from '../fields.ts';

/** An organisation keeps so many groups at most, each of so many words. */
export const synonymBounds = { groups: 500, words: 10, letters: 60 } as const;

const words = z.array(requiredLine(synonymBounds.letters)).min(2).max(synonymBounds.words);

/** Words that mean the same to the search, in both directions. */
export const synonymGroup = z.object({ id, words: z.array(z.string()), revision: z.number().int() });
export type SynonymGroup = z.output<typeof synonymGroup>;

export const synonymsNotFound = defineError('search.synonyms_not_found', 'not-found', {
  de: 'Diese Gruppe von Wörtern gibt es nicht mehr.',
  en: 'This group of words does not exist any more.',
});
export const synonymsChanged = defineError('search.synonyms_changed', 'conflict', {
  de: 'Jemand anderes hat diese Wörter inzwischen geändert. Bitte laden Sie sie neu und prüfen Sie Ihre Änderung.',
  en: 'Somebody else has changed these words meanwhile. Please reload them and check your change.',
});
export const synonymsEqual = defineError('search.synonyms_equal', 'input', {
  de: 'Eine Gruppe braucht mindestens zwei verschiedene Wörter. Groß und klein, Umlaute und ae, oe, ue gelten schon als gleich.',
  en: 'A group needs at least two different words. Upper and lower case, umlauts and ae, oe, ue count as equal already.',
});
export const synonymTaken = defineError('search.synonym_taken', 'conflict', {
  de: 'Eines dieser Wörter steht schon in einer anderen Gruppe. Bitte ergänzen Sie die Wörter dort.',
  en: 'One of these words is in another group already. Please add the words there.',
});
export const synonymsFull = defineError('search.synonyms_full', 'conflict', {
  de: 'Es gibt schon 500 Gruppen. Bitte entfernen Sie erst eine, die niemand mehr braucht.',
  en: 'There are 500 groups already. Please remove one first that nobody needs any more.',
});

export const listSynonyms = defineRoute({
  name: 'search.listSynonyms',
  method: 'GET',
  path: '/api/search/synonyms',
  access: 'administrator',
  summary:
    'Words that mean the same to the search, and the abbreviations of org units, which count as such by themselves',
  input: nothing,
  output: z.object({
    groups: z.array(synonymGroup),
    abbreviations: z.array(z.object({ orgUnit: id, words: z.array(z.string()) })),
  }),
  errors: [],
});

export const addSynonyms = defineRoute({
  name: 'search.addSynonyms',
  method: 'POST',
  path: '/api/search/synonyms',
  access: 'administrator',
  summary: 'Adds a group of words that mean the same; it holds at once',
  input: z.object({ words }),
  output: synonymGroup,
  errors: [synonymsEqual, synonymTaken, synonymsFull],
});

export const changeSynonyms = defineRoute({
  name: 'search.changeSynonyms',
  method: 'PUT',
  path: '/api/search/synonyms/:group',
  access: 'administrator',
  summary: 'Changes a group of words that mean the same',
  input: z.object({ group: id, revision: z.number().int(), words }),
  output: synonymGroup,
  errors: [synonymsNotFound, synonymsChanged, synonymsEqual, synonymTaken],
});

export const removeSynonyms = defineRoute({
  name: 'search.removeSynonyms',
  method: 'DELETE',
  path: '/api/search/synonyms/:group',
  access: 'administrator',
  summary: 'Removes a group of words that mean the same',
  input: z.object({ group: id }),
  output: nothing,
  errors: [synonymsNotFound],
});

export const importSynonyms = defineRoute({
  name: 'search.importSynonyms',
  method: 'POST',
  path: '/api/search/synonyms/import',
  access: 'administrator',
  summary: 'Adds groups from a table (CSV) with one group in each row',
  input: z.object({ table: z.string().max(400_000) }),
  output: z.object({
    added: z.number().int(),
    /** Lines that were left out: fewer than two different words, too many or too long ones, or a word that is in a group already. */
    leftOut: z.array(z.number().int()),
  }),
  errors: [synonymsFull],
  bodyLimit: 1024 * 1024,
});

export const exportSynonyms = defineRoute({
  name: 'search.exportSynonyms',
  method: 'GET',
  path: '/api/search/synonyms/table',
  access: 'administrator',
  summary: 'All groups as a table (CSV), as the import takes it',
  input: nothing,
  output: z.object({ table: z.string() }),
  errors: [],
});
