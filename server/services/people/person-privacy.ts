import type { Sentence } from '@kontor/base';
import type { Privacy, PrivacyDeclaration } from '@kontor/plugin-api/server';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import * as store from './person-privacy-store.ts';

const everybody: Sentence = { de: 'Alle, die angemeldet sind', en: 'Everybody who is signed in' };

export function declarePeople(privacy: Privacy): void {
  privacy.declare(person, positions, groups, absences);
}

const person: PrivacyDeclaration = {
  id: 'people.person',
  title: { de: 'Person und dienstliche Angaben', en: 'Person and work details' },
  what: {
    de: 'Name, Titel, dienstliche Kontaktdaten, Raum, Ort, Sprache, Personalkennung, Beginn und Ende der Zugehörigkeit',
    en: 'Name, title, work contacts, room, place, language, external id, begin and end of belonging',
  },
  purpose: { de: 'Wissen, wer wer ist und wie man sich erreicht', en: 'Knowing who is who and how to reach them' },
  basis: 'work',
  kept: {
    de: 'Nach dem letzten Tag gesperrt, bis die Frist der Richtlinien um ist; dann gelöscht',
    en: 'After the last day blocked until the period of the policies is over; then erased',
  },
  seenBy: {
    de: 'Name, Funktionen und Einheiten alle, die angemeldet sind; Kontaktdaten, wem Sie sie zeigen, und die Administration; die Personalkennung nur die Administration',
    en: 'Name, positions and units everybody who is signed in; contacts whom you show them to, and administrators; the external id administrators only',
  },
  places: ['database', 'search'],
  erasure: { erase: store.blankPerson, unnamed: staysUnnamed },
  tables: ['people_persons'],
  archive: async (tx, actor) => ({ data: await store.readPersonForArchive(tx, actor.person) }),
};

const positions: PrivacyDeclaration = {
  id: 'people.positions',
  title: { de: 'Funktionen', en: 'Positions' },
  what: {
    de: 'Welche Funktion in welcher Organisationseinheit, ob leitend, von wann bis wann',
    en: 'Which position in which org unit, whether leading, from when until when',
  },
  purpose: {
    de: 'Zuständigkeiten zeigen und Zugänge danach richten',
    en: 'Showing who is in charge, and giving access by it',
  },
  basis: 'work',
  kept: { de: 'Solange der Eintrag der Person besteht', en: 'As long as the entry of the person exists' },
  seenBy: {
    de: 'Heutige Funktionen alle, die angemeldet sind; frühere und künftige nur die Administration',
    en: 'Positions of today everybody who is signed in; past and coming ones administrators only',
  },
  places: ['database', 'search'],
  erasure: { erase: deleteOfPerson(['people_positions', 'person']) },
  tables: ['people_positions'],
  archive: async (tx, actor) => ({ data: await store.readPositionsForArchive(tx, actor.person) }),
};

const groups: PrivacyDeclaration = {
  id: 'people.groups',
  title: { de: 'Gruppen', en: 'Groups' },
  what: { de: 'In welchen Gruppen Sie sind', en: 'Which groups you are in' },
  purpose: {
    de: 'Zugänge für Gruppen über Einheiten hinweg geben',
    en: 'Giving access to groups across org units',
  },
  basis: 'work',
  kept: { de: 'Bis Sie aus der Gruppe genommen werden', en: 'Until you are taken out of the group' },
  seenBy: { de: 'Die Administration', en: 'Administrators' },
  places: ['database'],
  erasure: { erase: deleteOfPerson(['people_group_members', 'person']) },
  tables: ['people_group_members'],
  archive: async (tx, actor) => ({ data: await store.readGroupsForArchive(tx, actor.person) }),
};

const absences: PrivacyDeclaration = {
  id: 'people.absences',
  title: { de: 'Abwesenheiten und Vertretungen', en: 'Absences and substitutes' },
  what: {
    de: 'Von wann bis wann Sie abwesend sind, wer Sie vertritt und Ihre Hinweise dazu; ein Grund wird nicht gespeichert',
    en: 'From when until when you are away, who stands in for you, and your notes; no reason is stored',
  },
  purpose: { de: 'Wissen, wer da ist und wer vertritt', en: 'Knowing who is there and who stands in' },
  basis: 'work',
  kept: { de: '30 Tage nach dem letzten Tag', en: '30 days after the last day' },
  seenBy: {
    de: `${everybody.de}; den Hinweis für Ihre Einheit nur Ihre Leitung und Ihre Organisationseinheit`,
    en: `${everybody.en}; the note for your unit only your managers and your org unit`,
  },
  places: ['database'],
  erasure: { erase: deleteOfPerson(['people_absences', 'person'], ['people_absences', 'substitute']) },
  tables: ['people_absences'],
  archive: async (tx, actor) => ({ data: await store.readAbsencesForArchive(tx, actor.person) }),
};
