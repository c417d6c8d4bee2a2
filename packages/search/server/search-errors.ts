import { defineError } from '@kontor/schema';

export { searchUnavailable } from '@kontor/schema';

export const searchQueryRefused = defineError('search.query_refused', 'input', {
  de: 'Diese Suche wird nicht ausgeführt, weil sie über die Grenzen der Suche hinausgeht. Bitte grenzen Sie sie ein.',
  en: 'This search is not run because it goes beyond what the search allows. Please narrow it down.',
});
