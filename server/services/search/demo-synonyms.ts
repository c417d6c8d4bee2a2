import type { SynonymGroups } from './synonym-words.ts';

/** What people of the demo city call the same. */
export const demoSynonyms: SynonymGroups = [
  ['Kita', 'Kindergarten', 'Kindertagesstätte'],
  ['Müllabfuhr', 'Abfallentsorgung', 'Abfuhrtermine'],
  ['Perso', 'Personalausweis'],
  ['Homeoffice', 'Telearbeit', 'mobiles Arbeiten'],
  ['Knöllchen', 'Strafzettel', 'Verwarnungsgeld'],
];
