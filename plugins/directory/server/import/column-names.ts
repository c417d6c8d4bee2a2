/** What can be said about a person in a file; the names of the columns in the reference files. */
export const personColumns = [
  'login',
  'title',
  'given_name',
  'family_name',
  'email',
  'phone',
  'mobile',
  'room',
  'place',
  'org_unit',
  'position',
  'second_org_unit',
  'manager',
  'home_office',
  'skills',
  'language',
  'valid_from',
  'valid_until',
] as const;
export type PersonColumn = (typeof personColumns)[number];

export const orgUnitColumns = ['code', 'parent', 'name', 'abbreviation', 'place', 'tasks'] as const;
export type OrgUnitColumn = (typeof orgUnitColumns)[number];

/** Other names for columns, as personnel systems and hand-made lists have them; compared without case and signs. */
const personSynonyms: Readonly<Record<PersonColumn, readonly string[]>> = {
  login: ['Kennung', 'Benutzername', 'Anmeldename', 'Benutzerkennung', 'Personalnummer', 'uid', 'user', 'username'],
  title: ['Titel', 'Akademischer Titel', 'Anrede Titel'],
  given_name: ['Vorname', 'Rufname', 'first name', 'forename'],
  family_name: ['Nachname', 'Familienname', 'Name', 'last name', 'surname', 'sn'],
  email: ['E-Mail', 'Mail', 'E-Mail-Adresse', 'Mailadresse', 'email address'],
  phone: ['Telefon', 'Telefonnummer', 'Tel', 'Durchwahl', 'Festnetz', 'Rufnummer', 'telephone'],
  mobile: ['Mobil', 'Mobiltelefon', 'Handy', 'Mobilnummer', 'Diensthandy', 'cell'],
  room: ['Raum', 'Zimmer', 'Büro', 'Raumnummer', 'Zimmernummer', 'office'],
  place: ['Ort', 'Standort', 'Dienstort', 'Gebäude', 'Adresse', 'Anschrift', 'location'],
  org_unit: ['Organisationseinheit', 'OE', 'Fachdienst', 'Amt', 'Abteilung', 'Dienststelle', 'department', 'unit'],
  position: ['Funktion', 'Stelle', 'Position', 'Tätigkeit', 'Stellenbezeichnung', 'Dienststellung', 'job title'],
  second_org_unit: ['Zweite Organisationseinheit', 'Zweite OE', 'Weitere OE', 'second unit'],
  manager: ['Vorgesetzte', 'Vorgesetzter', 'Vorgesetzte Person', 'Führungskraft', 'Leitung', 'supervisor'],
  home_office: ['Homeoffice', 'Heimarbeit', 'Heimarbeitstage', 'Homeoffice-Tage', 'Telearbeit', 'Mobile Arbeit'],
  skills: ['Kenntnisse', 'Fähigkeiten', 'Kompetenzen', 'Fachkenntnisse'],
  language: ['Sprache', 'preferred language'],
  valid_from: ['Gültig ab', 'Gültig von', 'Eintritt', 'Eintrittsdatum', 'Beginn', 'von', 'from'],
  valid_until: ['Gültig bis', 'Austritt', 'Austrittsdatum', 'Ende', 'bis', 'until', 'valid to'],
};

const orgUnitSynonyms: Readonly<Record<OrgUnitColumn, readonly string[]>> = {
  code: ['Kürzel', 'Nummer', 'OE', 'OE-Nummer', 'Kennzeichen', 'Gliederungsnummer', 'id'],
  parent: ['Übergeordnet', 'Übergeordnete OE', 'Überordnung', 'gehört zu', 'parent code'],
  name: ['Bezeichnung', 'Organisationseinheit', 'Titel'],
  abbreviation: ['Abkürzung', 'Kurzname', 'Kurzbezeichnung', 'abbr'],
  place: ['Ort', 'Standort', 'Adresse', 'Anschrift', 'Gebäude'],
  tasks: ['Aufgaben', 'Zuständigkeiten', 'Leistungen', 'zuständig für'],
};

/** Finds which column a heading means. */
export type ColumnFinder<Column extends string> = (heading: string) => Column | undefined;

export const findPersonColumn = columnFinder(personColumns, personSynonyms);
export const findOrgUnitColumn = columnFinder(orgUnitColumns, orgUnitSynonyms);

function columnFinder<Column extends string>(
  columns: readonly Column[],
  synonyms: Readonly<Record<Column, readonly string[]>>,
): ColumnFinder<Column> {
  const byName = new Map<string, Column>();
  for (const column of columns) {
    for (const name of [...synonyms[column], column]) byName.set(plain(name), column);
  }
  return (heading) => byName.get(plain(heading));
}

function plain(heading: string): string {
  const written = heading.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return written.replaceAll('ß', 'ss').replace(/[^a-z0-9]/g, '');
}
