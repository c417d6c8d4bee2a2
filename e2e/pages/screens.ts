import { administrationScreens, settingsScreens } from './administration-screens.ts';
import { newsScreens } from './news-screens.ts';
import type { Screen } from './screen.ts';
import {
  chooseFirst,
  chooseForList,
  findInChart,
  openBulkDialog,
  openCalendarDay,
  openCard,
  openClosedTasks,
  openFirstRow,
  openHelp,
  openHelpTopic,
  openNewList,
  openPalette,
  openPaletteFilters,
  openProfileMenu,
  openRoom,
  openRoomSettings,
  openRooms,
  openShortcuts,
  openTask,
  openTaskBoard,
  openTaskList,
  openTaskReminder,
  openTaskView,
  openWikiPage,
  openWikiVersions,
  pressButton,
  seeDirectory,
  seeOffices,
  selectTasks,
} from './screen-states.ts';
import { chooseForShared, shareSomething } from './share-sheet.ts';
import { organisationWithProvider } from './source-answers.ts';

const absentId = '00000000-0000-7000-8000-000000000000';

const entry: readonly Screen[] = [
  { name: 'sign-in', viewer: 'stranger', path: '/' },
  {
    name: 'sign-in-provider',
    viewer: 'stranger',
    path: '/',
    answers: [{ pattern: /\/api\/organisation$/, status: 200, body: organisationWithProvider() }],
  },
  { name: 'password-reset', viewer: 'stranger', path: '/password-reset' },
  { name: 'one-time-code', viewer: 'stranger', path: '/welcome' },
  { name: 'stranger-imprint', viewer: 'stranger', path: '/legal/imprint' },
  { name: 'stranger-accessibility', viewer: 'stranger', path: '/legal/accessibility' },
];

const shell: readonly Screen[] = [
  { name: 'home', viewer: 'editor', path: '/' },
  { name: 'home-first-weeks', viewer: 'newhire', path: '/' },
  { name: 'home-empty', viewer: 'newcomer', path: '/' },
  { name: 'quick-task', viewer: 'editor', path: '/quick-task' },
  { name: 'palette', viewer: 'editor', path: '/', reach: openPalette('') },
  { name: 'palette-hits', viewer: 'editor', path: '/', reach: openPalette('Schmitd') },
  { name: 'palette-empty', viewer: 'editor', path: '/', reach: openPalette('xqzwvkjy') },
  { name: 'palette-filters', viewer: 'editor', path: '/', reach: openPaletteFilters },
  { name: 'results', viewer: 'editor', path: '/search?q=Verwaltung&time=year&titles=true' },
  { name: 'results-hint', viewer: 'editor', path: '/search' },
  { name: 'results-nothing', viewer: 'editor', path: '/search?q=Wohngeldzuschussformular', reach: seeOffices },
  {
    name: 'profile-menu',
    viewer: 'editor',
    path: '/',
    reach: openProfileMenu,
  },
  { name: 'shortcuts', viewer: 'editor', path: '/', reach: openShortcuts },
  { name: 'help', viewer: 'admin', path: '/administration/mail', reach: openHelp },
  { name: 'help-topic', viewer: 'editor', path: '/inbox', reach: openHelpTopic },
  { name: 'inbox', viewer: 'editor', path: '/inbox' },
  { name: 'inbox-chosen', viewer: 'admin', path: '/inbox', reach: chooseFirst },
  { name: 'inbox-empty', viewer: 'newcomer', path: '/inbox?show=later' },
  { name: 'not-found', viewer: 'editor', path: '/nirgends' },
  { name: 'no-access', viewer: 'editor', path: '/administration' },
  { name: 'share', viewer: 'editor', path: '/share', reach: shareSomething },
  { name: 'share-empty', viewer: 'newcomer', path: '/share?failed=full' },
  { name: 'share-message', viewer: 'editor', path: '/share', reach: chooseForShared('message') },
  { name: 'share-page', viewer: 'editor', path: '/share', reach: chooseForShared('page') },
  { name: 'share-task', viewer: 'editor', path: '/share', reach: chooseForShared('task') },
  { name: 'open-foreign', viewer: 'editor', path: '/open?link=web%2Bkontor%3A%2F%2Fanders.example%2Ftasks' },
  { name: 'legal-privacy', viewer: 'editor', path: '/legal/privacy' },
  { name: 'legal-accessibility', viewer: 'editor', path: '/legal/accessibility' },
  { name: 'already-signed-in', viewer: 'editor', path: '/welcome' },
];

const spaces: readonly Screen[] = [
  { name: 'spaces', viewer: 'editor', path: '/spaces' },
  { name: 'spaces-archived', viewer: 'newcomer', path: '/spaces?show=archived' },
  { name: 'space', viewer: 'editor', path: '/spaces/digitalisierung' },
  { name: 'space-members', viewer: 'editor', path: '/spaces/digitalisierung?tab=members' },
  { name: 'space-requests', viewer: 'editor', path: '/spaces/wohngeldstelle?tab=requests' },
  { name: 'space-closed', viewer: 'editor', path: '/spaces/katastrophenschutz' },
  { name: 'space-not-found', viewer: 'editor', path: '/spaces/gibt-es-nicht' },
  {
    name: 'space-create',
    viewer: 'editor',
    path: '/spaces',
    reach: pressButton({ de: 'Bereich anlegen', en: 'Create space' }),
  },
  {
    name: 'space-invite',
    viewer: 'editor',
    path: '/spaces/digitalisierung?tab=members',
    reach: pressButton({ de: 'Einladen', en: 'Invite' }),
  },
  { name: 'groups', viewer: 'editor', path: '/groups' },
  { name: 'groups-topic', viewer: 'newcomer', path: '/groups?topic=Sport' },
  { name: 'group', viewer: 'editor', path: '/spaces/lauftreff' },
  {
    name: 'group-found',
    viewer: 'editor',
    path: '/groups',
    reach: pressButton({ de: 'Gruppe gründen', en: 'Found a group' }),
  },
];

const tasks: readonly Screen[] = [
  { name: 'my-day', viewer: 'editor', path: '/tasks' },
  { name: 'my-day-empty', viewer: 'newcomer', path: '/tasks' },
  { name: 'task-lists', viewer: 'editor', path: '/tasks/lists' },
  { name: 'task-list', viewer: 'editor', path: '/tasks', reach: openTaskList },
  { name: 'task-list-closed', viewer: 'editor', path: '/tasks', reach: openClosedTasks },
  { name: 'task-board', viewer: 'editor', path: '/tasks', reach: openTaskBoard },
  {
    name: 'new-list',
    viewer: 'editor',
    path: '/tasks/lists',
    reach: openNewList,
  },
  {
    name: 'list-access',
    viewer: 'editor',
    path: '/tasks',
    reach: chooseForList({ de: 'Wer darf lesen und ändern', en: 'Who may read and change' }),
  },
  { name: 'list-fields', viewer: 'editor', path: '/tasks', reach: chooseForList({ de: 'Felder', en: 'Fields' }) },
  {
    name: 'list-csv-export',
    viewer: 'editor',
    path: '/tasks',
    reach: chooseForList({ de: 'Als CSV speichern', en: 'Save as CSV' }),
  },
  {
    name: 'list-csv-import',
    viewer: 'editor',
    path: '/tasks',
    reach: chooseForList({ de: 'CSV einlesen', en: 'Read a CSV file' }),
  },
  {
    name: 'list-template',
    viewer: 'editor',
    path: '/tasks',
    reach: chooseForList({ de: 'Als Vorlage speichern', en: 'Save as a template' }),
  },
  { name: 'my-day-calendar', viewer: 'editor', path: '/tasks?show=calendar' },
  { name: 'my-day-filter', viewer: 'editor', path: '/tasks?priority=3%2C2' },
  { name: 'task-calendar', viewer: 'editor', path: '/tasks', reach: openTaskView('calendar') },
  { name: 'task-calendar-day', viewer: 'editor', path: '/tasks', reach: openCalendarDay },
  { name: 'task-timeline', viewer: 'editor', path: '/tasks', reach: openTaskView('timeline') },
  { name: 'task-selection', viewer: 'editor', path: '/tasks', reach: selectTasks },
  { name: 'task-selection-dialog', viewer: 'editor', path: '/tasks', reach: openBulkDialog },
  { name: 'task-archive', viewer: 'editor', path: '/tasks', reach: openTaskView('closed&archive=1') },
  { name: 'task-panel', viewer: 'editor', path: '/tasks', reach: openTask },
  { name: 'task-reminder', viewer: 'editor', path: '/tasks', reach: openTaskReminder },
  { name: 'task-not-found', viewer: 'editor', path: `/tasks/task/${absentId}` },
];

const onboarding: readonly Screen[] = [
  { name: 'onboarding', viewer: 'newhire', path: '/onboarding' },
  { name: 'onboarding-none', viewer: 'newcomer', path: '/onboarding' },
  { name: 'onboarding-led', viewer: 'admin', path: '/onboarding' },
  {
    name: 'onboarding-begin',
    viewer: 'admin',
    path: '/onboarding',
    reach: pressButton({ de: 'Einarbeitung beginnen', en: 'Begin onboarding' }),
  },
  { name: 'onboarding-plan', viewer: 'admin', path: '/onboarding', reach: openFirstRow },
  { name: 'onboarding-not-found', viewer: 'editor', path: `/onboarding/plan/${absentId}` },
  { name: 'onboarding-templates', viewer: 'admin', path: '/onboarding/templates' },
  { name: 'onboarding-template', viewer: 'admin', path: '/onboarding/template/organisation' },
  {
    name: 'onboarding-item',
    viewer: 'admin',
    path: '/onboarding/template/organisation',
    reach: pressButton({ de: 'Punkt hinzufügen', en: 'Add an item' }),
  },
];

const wiki: readonly Screen[] = [
  { name: 'wiki', viewer: 'editor', path: '/wiki' },
  { name: 'wiki-empty', viewer: 'newcomer', path: '/wiki' },
  { name: 'wiki-space', viewer: 'editor', path: '/wiki/space/wohngeldstelle' },
  { name: 'wiki-reviews', viewer: 'editor', path: '/wiki/space/wohngeldstelle?show=reviews' },
  { name: 'wiki-trash', viewer: 'editor', path: '/wiki/space/wohngeldstelle?show=trash' },
  { name: 'wiki-page', viewer: 'editor', path: '/wiki/space/wohngeldstelle', reach: openWikiPage },
  { name: 'wiki-versions', viewer: 'editor', path: '/wiki/space/wohngeldstelle', reach: openWikiVersions },
  { name: 'wiki-page-not-found', viewer: 'editor', path: `/wiki/page/${absentId}` },
];

const directory: readonly Screen[] = [
  { name: 'people', viewer: 'editor', path: '/people' },
  { name: 'people-found', viewer: 'editor', path: '/people?q=Wohngeld' },
  { name: 'people-nobody', viewer: 'editor', path: '/people?q=xqzwvkjy' },
  { name: 'people-filter', viewer: 'editor', path: '/people', reach: pressButton({ de: 'Filter', en: 'Filter' }) },
  {
    name: 'people-failed',
    viewer: 'editor',
    path: '/people',
    answers: [
      {
        pattern: /\/api\/directory\/people\?/,
        status: 503,
        body: {
          error: {
            code: 'search.unavailable',
            kind: 'unavailable',
            message: 'Die Suche antwortet gerade nicht.',
            requestId: 'probe',
          },
        },
      },
    ],
  },
  { name: 'person', viewer: 'editor', path: '/people/PERSON' },
  { name: 'person-own', viewer: 'editor', path: '/people/me' },
  { name: 'person-not-found', viewer: 'editor', path: `/people/${absentId}` },
  { name: 'profile-edit', viewer: 'editor', path: '/people/me/edit' },
  { name: 'org-units', viewer: 'editor', path: '/org-units' },
  { name: 'org-unit', viewer: 'editor', path: '/org-units/UNIT' },
  { name: 'org-unit-edit', viewer: 'admin', path: '/org-units/UNIT/edit' },
  { name: 'org-unit-edit-closed', viewer: 'newcomer', path: '/org-units/UNIT/edit' },
  { name: 'org-chart', viewer: 'editor', path: '/org-chart' },
  { name: 'org-chart-found', viewer: 'editor', path: '/org-chart', reach: findInChart },
  { name: 'places', viewer: 'editor', path: '/places' },
  { name: 'places-rooms', viewer: 'editor', path: '/places?q=B%C3%BCrgerhaus', reach: openRooms },
  { name: 'absences', viewer: 'editor', path: '/absences?of=everybody' },
  { name: 'absences-none', viewer: 'newcomer', path: '/absences' },
  { name: 'person-card', viewer: 'editor', path: '/spaces/digitalisierung?tab=members', reach: openCard },
];

const chat: readonly Screen[] = [
  { name: 'chat', viewer: 'editor', path: '/chat' },
  { name: 'chat-room', viewer: 'editor', path: '/chat', reach: openRoom },
  { name: 'chat-directory', viewer: 'editor', path: '/chat/rooms', reach: seeDirectory },
  { name: 'chat-room-settings', viewer: 'editor', path: '/chat', reach: openRoomSettings },
  { name: 'chat-room-not-found', viewer: 'editor', path: '/chat/!gibt-es-nicht' },
];

export const screens: readonly Screen[] = [
  ...entry,
  ...shell,
  ...spaces,
  ...wiki,
  ...tasks,
  ...onboarding,
  ...directory,
  ...chat,
  ...newsScreens,
  ...settingsScreens,
  ...administrationScreens,
];
