import { erasureOfSomebody, heldByLeaver, leavingPeople, leftPeople, receivedHandOver } from './leaving-answers.ts';
import type { Screen, Viewer } from './screen.ts';
import {
  changedAgreement,
  endingStaffCouncil,
  madeBackups,
  manySynonyms,
  missedSearches,
  unwellSystem,
} from './screen-answers.ts';
import { openDetails, openErasure, openPersonForm, openSessions, pressButton, renewToken } from './screen-states.ts';
import { connectedSources, newScimToken, openIdProviders, scimClients, sourceReport } from './source-answers.ts';

const sections = (viewer: Viewer, base: string, ids: readonly string[]): readonly Screen[] =>
  ids.map((id) => ({ name: `${base.slice(1)}-${id}`, viewer, path: `${base}/${id}` }));

/** Every screen of the product behind a running organisation, and the states that look different. */
/** What people set for themselves. */
export const settingsScreens: readonly Screen[] = [
  { name: 'settings', viewer: 'editor', path: '/settings' },
  ...sections('editor', '/settings', [
    'profile',
    'absences',
    'appearance',
    'notifications',
    'security',
    'sessions',
    'device',
    'app-passwords',
    'data',
  ]),
  { name: 'stored-data', viewer: 'editor', path: '/stored-data' },
  { name: 'periods', viewer: 'editor', path: '/periods' },
  {
    name: 'period-change',
    viewer: 'admin',
    path: '/periods',
    reach: pressButton({
      de: 'Frist ändern: Wikiseiten im Papierkorb',
      en: 'Change period: Wiki pages in the trash',
    }),
  },
  {
    name: 'stored-data-changed',
    viewer: 'admin',
    path: '/stored-data',
    answers: [
      { pattern: /\/api\/privacy\/agreement$/, status: 200, body: changedAgreement() },
      { pattern: /\/api\/organisation\/staff-council$/, status: 200, body: endingStaffCouncil() },
    ],
  },
  {
    name: 'agreement-hold',
    viewer: 'admin',
    path: '/administration/staff-council',
    reach: pressButton({ de: 'Als Stand der Vereinbarung festhalten', en: 'Keep as the agreed version' }),
  },
  {
    name: 'policies-staff-council',
    viewer: 'admin',
    path: '/administration/policies',
    answers: [{ pattern: /\/api\/organisation\/staff-council$/, status: 200, body: endingStaffCouncil() }],
  },
  {
    name: 'staff-council-ask',
    viewer: 'admin',
    path: '/administration/policies',
    answers: [
      { pattern: /\/api\/organisation\/staff-council$/, status: 200, body: { ...endingStaffCouncil(), ending: null } },
    ],
    reach: pressButton({ de: 'Ende beantragen', en: 'Ask to end it' }),
  },
  { name: 'hand-overs', viewer: 'editor', path: '/hand-over' },
  { name: 'hand-over-own', viewer: 'editor', path: '/hand-over/me' },
  {
    name: 'hand-over-manager',
    viewer: 'editor',
    path: '/hand-over/me',
    answers: [{ pattern: /\/api\/hand-overs\/of\//, status: 200, body: heldByLeaver() }],
    reach: openDetails,
  },
  {
    name: 'hand-overs-received',
    viewer: 'editor',
    path: '/hand-over',
    answers: [
      { pattern: /\/api\/hand-overs$/, status: 200, body: leavingPeople() },
      { pattern: /\/api\/hand-overs\/received$/, status: 200, body: receivedHandOver() },
    ],
    reach: pressButton({ de: 'Zurückgeben', en: 'Give back' }),
  },
  {
    name: 'erasure-people',
    viewer: 'admin',
    path: '/administration/erasure',
    answers: [{ pattern: /\/api\/privacy\/erasures$/, status: 200, body: leftPeople() }],
  },
  {
    name: 'erasure-preview',
    viewer: 'admin',
    path: '/administration/erasure',
    answers: [
      { pattern: /\/api\/privacy\/erasures$/, status: 200, body: leftPeople() },
      { pattern: /\/api\/privacy\/erasures\/.+/, status: 200, body: erasureOfSomebody() },
    ],
    reach: openErasure,
  },
  {
    name: 'absence-enter',
    viewer: 'editor',
    path: '/settings/absences',
    reach: pressButton({ de: 'Abwesenheit eintragen', en: 'Enter an absence' }),
  },
  {
    name: 'absence-hours',
    viewer: 'editor',
    path: '/settings/absences',
    reach: async (page, language) => {
      await pressButton({ de: 'Abwesenheit eintragen', en: 'Enter an absence' })(page, language);
      await page.getByRole('switch', { name: language === 'de' ? 'Ganze Tage' : 'Whole days' }).press('Space');
    },
  },
];

/** What administrators and auditors see. */
export const administrationScreens: readonly Screen[] = [
  { name: 'administration', viewer: 'admin', path: '/administration' },
  ...sections('admin', '/administration', [
    'accounts',
    'people',
    'org-units',
    'groups',
    'sources',
    'erasure',
    'spaces',
    'organisation',
    'channels',
    'mail',
    'inbound-mail',
    'policies',
    'system',
    'backups',
    'import',
    'legal',
    'search',
    'audit',
    'staff-council',
  ]),
  {
    name: 'backups-made',
    viewer: 'admin',
    path: '/administration/backups',
    answers: [{ pattern: /\/api\/backups$/, status: 200, body: madeBackups() }],
  },
  {
    name: 'sources-connected',
    viewer: 'admin',
    path: '/administration/sources',
    answers: [
      { pattern: /\/api\/sources$/, status: 200, body: connectedSources() },
      { pattern: /\/api\/openid\/providers$/, status: 200, body: openIdProviders() },
      { pattern: /\/api\/scim\/clients$/, status: 200, body: scimClients() },
    ],
  },
  {
    name: 'source-report',
    viewer: 'admin',
    path: '/administration/sources',
    answers: [
      { pattern: /\/api\/sources$/, status: 200, body: connectedSources() },
      { pattern: /\/api\/sources\/[^/]+\/runs\/[^/]+$/, status: 200, body: sourceReport() },
    ],
    reach: pressButton({ de: 'Bericht', en: 'Report' }),
  },
  {
    name: 'source-add',
    viewer: 'admin',
    path: '/administration/sources',
    reach: pressButton({ de: 'Verzeichnisdienst hinzufügen', en: 'Add directory' }),
  },
  {
    name: 'scim-add',
    viewer: 'admin',
    path: '/administration/sources',
    reach: pressButton({ de: 'Zugang anlegen', en: 'Add access' }),
  },
  {
    name: 'scim-token',
    viewer: 'admin',
    path: '/administration/sources',
    answers: [
      { pattern: /\/api\/scim\/clients$/, status: 200, body: scimClients() },
      { pattern: /\/api\/scim\/clients\/[^/]+\/token$/, status: 200, body: newScimToken() },
    ],
    reach: renewToken,
  },
  {
    name: 'provider-add',
    viewer: 'admin',
    path: '/administration/sources',
    reach: pressButton({ de: 'Anmeldedienst hinzufügen', en: 'Add sign-in provider' }),
  },
  {
    name: 'system-unwell',
    viewer: 'admin',
    path: '/administration/system',
    answers: [{ pattern: /\/api\/system$/, status: 200, body: unwellSystem() }],
  },
  {
    name: 'synonyms-many',
    viewer: 'admin',
    path: '/administration/search',
    answers: [{ pattern: /\/api\/search\/synonyms$/, status: 200, body: manySynonyms() }],
  },
  {
    name: 'synonym-create',
    viewer: 'admin',
    path: '/administration/search',
    reach: pressButton({ de: 'Gruppe anlegen', en: 'Add group' }),
  },
  {
    name: 'missed-searches',
    viewer: 'admin',
    path: '/administration/search?show=missed',
    answers: [{ pattern: /\/api\/search\/missed$/, status: 200, body: missedSearches() }],
  },
  { name: 'missed-searches-off', viewer: 'admin', path: '/administration/search?show=missed' },
  { name: 'account-sessions', viewer: 'admin', path: '/administration/accounts', reach: openSessions },
  {
    name: 'account-create',
    viewer: 'admin',
    path: '/administration/accounts',
    reach: pressButton({ de: 'Konto anlegen', en: 'Create account' }),
  },
  {
    name: 'person-create',
    viewer: 'admin',
    path: '/administration/people',
    reach: pressButton({ de: 'Person anlegen', en: 'Create person' }),
  },
  { name: 'person-change', viewer: 'admin', path: '/administration/people', reach: openPersonForm },
];
