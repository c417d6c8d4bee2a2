import type { DemoLogin, SpaceRole, SpaceVisibility } from '@kontor/schema';

export interface CitySpace {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: SpaceVisibility;
  readonly owner: DemoLogin;
  readonly parent?: string;
  /** Org units by code that get a role, with the units below them. */
  readonly units?: readonly { readonly code: string; readonly role: SpaceRole }[];
  readonly members?: readonly { readonly login: DemoLogin; readonly role: SpaceRole }[];
}

/** Eleven spaces of all kinds: open, on request, hidden, nested. */
export const citySpaces: readonly CitySpace[] = [
  {
    slug: 'stadtverwaltung',
    name: 'Stadtverwaltung',
    description: 'Was alle angeht: Neuigkeiten, Regeln, Vorlagen',
    visibility: 'open',
    owner: 'admin',
    units: [{ code: 'A', role: 'reader' }],
  },
  {
    slug: 'digitalisierung',
    name: 'Digitalisierung',
    description: 'Vorhaben und Wissen rund um die digitale Verwaltung',
    visibility: 'open',
    owner: 'editor',
    units: [{ code: 'A.1.04', role: 'editor' }],
    members: [
      { login: 'homeoffice', role: 'editor' },
      { login: 'newhire', role: 'reader' },
    ],
  },
  {
    slug: 'online-dienste',
    name: 'Online-Dienste',
    description: 'Anträge, die ohne Papier auskommen',
    visibility: 'open',
    owner: 'editor',
    parent: 'digitalisierung',
  },
  {
    slug: 'telearbeit',
    name: 'Telearbeit',
    description: 'Technik und Regeln für das Arbeiten zu Hause',
    visibility: 'open',
    owner: 'homeoffice',
    units: [{ code: 'A', role: 'reader' }],
  },
  {
    slug: 'wohngeldstelle',
    name: 'Wohngeldstelle',
    description: 'Fälle, Fristen und Berechnungshilfen',
    visibility: 'on-request',
    owner: 'editor',
    units: [{ code: 'A.4.04', role: 'editor' }],
  },
  {
    slug: 'neu-im-haus',
    name: 'Neu im Haus',
    description: 'Erste Schritte für neue Kolleginnen und Kollegen',
    visibility: 'open',
    owner: 'editor',
    members: [{ login: 'newhire', role: 'editor' }],
    units: [{ code: 'A', role: 'reader' }],
  },
  {
    slug: 'personalrat',
    name: 'Personalrat',
    description: 'Vertraulicher Bereich des Personalrats',
    visibility: 'hidden',
    owner: 'admin',
    units: [{ code: 'A.1.12', role: 'editor' }],
  },
  {
    slug: 'katastrophenschutz',
    name: 'Katastrophenschutz',
    description: 'Stabsarbeit, Übungen, Erreichbarkeit',
    visibility: 'on-request',
    owner: 'admin',
    units: [
      { code: 'A.2.08', role: 'reader' },
      { code: 'A.2.09', role: 'editor' },
    ],
  },
  {
    slug: 'radverkehr',
    name: 'Radverkehrskonzept',
    description: 'Ämterübergreifendes Projekt bis Ende des Jahres',
    visibility: 'open',
    owner: 'homeoffice',
    units: [
      { code: 'A.3.06', role: 'editor' },
      { code: 'A.3.03', role: 'reader' },
    ],
  },
  {
    slug: 'haushalt',
    name: 'Haushaltsplanung',
    description: 'Termine und Unterlagen für den nächsten Haushalt',
    visibility: 'on-request',
    owner: 'editor',
    units: [{ code: 'A.1.05', role: 'editor' }],
  },
  {
    slug: 'sicherheit',
    name: 'Informationssicherheit',
    description: 'Vorfälle und Schutzmaßnahmen',
    visibility: 'hidden',
    owner: 'admin',
    units: [{ code: 'A.1.11', role: 'editor' }],
    members: [{ login: 'editor', role: 'reader' }],
  },
];

/** Groups of people with a common interest, beside the offices: some of the four, and colleagues of whatever office. */
export const cityGroups: readonly (Omit<CitySpace, 'parent' | 'units'> & {
  readonly topics: readonly string[];
  /** How many colleagues beside those named. */
  readonly colleagues: number;
})[] = [
  {
    slug: 'lauftreff',
    name: 'Lauftreff',
    description: 'Dienstags um fünf am Rathausbrunnen, jedes Tempo ist recht',
    visibility: 'open',
    owner: 'newhire',
    members: [{ login: 'homeoffice', role: 'editor' }],
    topics: ['Sport', 'Laufen'],
    colleagues: 11,
  },
  {
    slug: 'ersthelfende',
    name: 'Ersthelfende',
    description: 'Auffrischung, Material und wer auf welchem Flur helfen kann',
    visibility: 'open',
    owner: 'admin',
    members: [],
    topics: ['Gesundheit', 'Erste Hilfe'],
    colleagues: 18,
  },
  {
    slug: 'frauennetzwerk',
    name: 'Frauennetzwerk',
    description: 'Austausch, Mentoring und ein Mittagstisch im Monat',
    visibility: 'on-request',
    owner: 'editor',
    members: [],
    topics: ['Netzwerk', 'Mentoring'],
    colleagues: 9,
  },
];
