import { expect, type Page } from '@playwright/test';
import { openHideDialog, openPoll } from './post-talk.ts';
import { madeBackups, unwellSystem } from './screen-answers.ts';
import { changedAgreement, endingStaffCouncil, madeBackups, unwellSystem } from './screen-answers.ts';
import {
  chooseFirst,
  chooseForGathering,
  chooseForList,
  openApproval,
  decideIdea,
  openBulkDialog,
  openCalendarDay,
  openCard,
  openClosedTasks,
  openDraft,
  openFirstRow,
  openGathering,
  openHelp,
  openHelpTopic,
  openIssueDialog,
  openIdea,
  openNewList,
  openPalette,
  openParticipants,
  openPersonForm,
  openPost,
  openProfileMenu,
  openRoom,
  openRoomSettings,
  openRowDialog,
  openSessions,
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
  seeInstruction,
  selectTasks,
} from './screen-states.ts';
import { surveyStates } from './surveys-page.ts';
import type { Language } from './words.ts';

/** Whose eyes a screen is seen with; `newcomer` has just got an account and has nothing yet. */
export type Viewer = 'admin' | 'editor' | 'newhire' | 'newcomer' | 'stranger';

/** A screen in one of its states. */
export interface Screen {
  readonly name: string;
  readonly viewer: Viewer;
  /** Address; `PERSON` and `UNIT` stand for ids that a test looks up. */
  readonly path: string;
  /** What leads from the address to the state. */
  readonly reach?: (page: Page, language: Language) => Promise<void>;
  /** Answers of the server that the test makes up, by pattern. */
  readonly answers?: readonly { readonly pattern: RegExp; readonly status: number; readonly body: object }[];
}

const absentId = '00000000-0000-7000-8000-000000000000';

const entry: readonly Screen[] = [
  { name: 'sign-in', viewer: 'stranger', path: '/' },
  { name: 'password-reset', viewer: 'stranger', path: '/password-reset' },
  { name: 'one-time-code', viewer: 'stranger', path: '/welcome' },
  { name: 'stranger-imprint', viewer: 'stranger', path: '/legal/imprint' },
  { name: 'stranger-accessibility', viewer: 'stranger', path: '/legal/accessibility' },
];

const shell: readonly Screen[] = [
  { name: 'home', viewer: 'editor', path: '/' },
  { name: 'home-first-weeks', viewer: 'newhire', path: '/' },
  { name: 'home-empty', viewer: 'newcomer', path: '/' },
  { name: 'palette', viewer: 'editor', path: '/', reach: openPalette('') },
  { name: 'palette-hits', viewer: 'editor', path: '/', reach: openPalette('Schmitd') },
  { name: 'palette-empty', viewer: 'editor', path: '/', reach: openPalette('xqzwvkjy') },
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

const aroundPosts: readonly Screen[] = [
  { name: 'news-poll', viewer: 'newhire', path: '/news?view=all', reach: openPoll },
  { name: 'news-hide-comment', viewer: 'editor', path: '/news?view=all', reach: openHideDialog },
  {
    name: 'news-subscribe',
    viewer: 'editor',
    path: '/news',
    reach: pressButton({ de: 'Als Feed abonnieren', en: 'Subscribe as a feed' }),
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

const news: readonly Screen[] = [
  { name: 'news', viewer: 'editor', path: '/news?view=all' },
  { name: 'news-own', viewer: 'editor', path: '/news/own' },
  { name: 'news-channels', viewer: 'editor', path: '/news/channels' },
  { name: 'news-post', viewer: 'newhire', path: '/news?view=all', reach: openPost },
  { name: 'news-writing', viewer: 'editor', path: '/news/own', reach: openDraft },
  { name: 'news-publish', viewer: 'editor', path: '/news/own', reach: openApproval },
  { name: 'news-not-found', viewer: 'editor', path: `/news/${absentId}` },
  { name: 'news-channel-settings', viewer: 'admin', path: '/administration/channels', reach: openRowDialog },
  {
    name: 'news-new-channel',
    viewer: 'admin',
    path: '/administration/channels',
    reach: pressButton({ de: 'Kanal anlegen', en: 'New channel' }),
  },
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

const instruction = '019ac000-0000-7000-8000-0000000000d1';
const instructions: readonly Screen[] = [
  { name: 'instructions', viewer: 'newhire', path: '/instructions' },
  { name: 'instructions-none', viewer: 'newcomer', path: '/instructions' },
  { name: 'instructions-issued', viewer: 'editor', path: '/instructions' },
  {
    name: 'instructions-deputies',
    viewer: 'editor',
    path: '/instructions',
    reach: pressButton({ de: 'Wer darf herausgeben?', en: 'Who may issue?' }),
  },
  { name: 'instruction', viewer: 'newhire', path: `/instructions/read/${instruction}`, reach: seeInstruction },
  { name: 'instruction-not-found', viewer: 'editor', path: `/instructions/read/${absentId}` },
  { name: 'instruction-report', viewer: 'editor', path: `/instructions/report/${instruction}` },
  { name: 'instruction-issue', viewer: 'editor', path: '/wiki/space/wohngeldstelle', reach: openIssueDialog },
const training = 'Schulung: Dokumente, die alle lesen können';

const gatherings: readonly Screen[] = [
  { name: 'gatherings', viewer: 'editor', path: '/gatherings' },
  { name: 'gatherings-past', viewer: 'editor', path: '/gatherings?when=past' },
  { name: 'gatherings-none', viewer: 'newcomer', path: '/gatherings?filter=mine' },
  { name: 'gathering', viewer: 'newcomer', path: '/gatherings', reach: openGathering('Adventskaffee aller Ämter') },
  { name: 'gathering-full', viewer: 'newcomer', path: '/gatherings', reach: openGathering(training) },
  {
    name: 'gathering-no-sign-up',
    viewer: 'newcomer',
    path: '/gatherings',
    reach: openGathering('Umzug des Serverraums'),
  },
  {
    name: 'gathering-cancelled',
    viewer: 'newcomer',
    path: '/gatherings',
    reach: openGathering('Vortrag: Was Sprachmodelle nicht wissen'),
  },
  {
    name: 'gathering-cancel',
    viewer: 'editor',
    path: '/gatherings',
    reach: openGathering(training, chooseForGathering({ de: 'Absagen', en: 'Cancel event' })),
  },
  {
    name: 'gathering-tell',
    viewer: 'editor',
    path: '/gatherings',
    reach: openGathering(
      training,
      chooseForGathering({ de: 'Eingeladene benachrichtigen', en: 'Notify those who are invited' }),
    ),
  },
  {
    name: 'gathering-participants',
    viewer: 'editor',
    path: '/gatherings',
    reach: openGathering(training, openParticipants),
  },
  { name: 'gathering-new', viewer: 'editor', path: '/gatherings/new' },
  {
    name: 'gathering-edit',
    viewer: 'newhire',
    path: '/gatherings?filter=organised',
    reach: openGathering('Lauftreff am Wasserturm', chooseForGathering({ de: 'Bearbeiten', en: 'Edit' })),
  },
  { name: 'gathering-not-found', viewer: 'editor', path: `/gatherings/${absentId}` },
  {
    name: 'gatherings-subscribe',
    viewer: 'editor',
    path: '/gatherings',
    reach: pressButton({ de: 'Abonnieren', en: 'Subscribe' }),
  },
const surveys: readonly Screen[] = [
  { name: 'surveys', viewer: 'editor', path: '/surveys' },
  {
    name: 'survey-new',
    viewer: 'admin',
    path: '/surveys',
    reach: pressButton({ de: 'Neue Umfrage', en: 'New survey' }),
  },
  { name: 'survey-open', viewer: 'editor', path: '/surveys', reach: surveyStates.open },
  { name: 'survey-results', viewer: 'editor', path: '/surveys', reach: surveyStates.over },
  { name: 'survey-own', viewer: 'admin', path: '/surveys', reach: surveyStates.open },
  { name: 'survey-draft', viewer: 'admin', path: '/surveys', reach: surveyStates.draft },
  { name: 'survey-preview', viewer: 'admin', path: '/surveys', reach: surveyStates.preview },
  { name: 'survey-question', viewer: 'admin', path: '/surveys', reach: surveyStates.question },
  { name: 'survey-publish', viewer: 'admin', path: '/surveys', reach: surveyStates.publish },
  { name: 'survey-not-found', viewer: 'editor', path: `/surveys/${absentId}` },
const ideas: readonly Screen[] = [
  { name: 'ideas', viewer: 'newhire', path: '/ideas' },
  { name: 'ideas-office', viewer: 'editor', path: '/ideas?show=work' },
  { name: 'ideas-mine', viewer: 'newhire', path: '/ideas?show=mine' },
  { name: 'ideas-none', viewer: 'newhire', path: '/ideas?states=done' },
  { name: 'idea', viewer: 'newhire', path: '/ideas', reach: openIdea('Lastenrad') },
  { name: 'idea-office', viewer: 'editor', path: '/ideas', reach: openIdea('Wartezeiten') },
  { name: 'idea-decide', viewer: 'editor', path: '/ideas', reach: decideIdea },
  { name: 'idea-not-found', viewer: 'editor', path: `/ideas/${absentId}` },
  { name: 'idea-new', viewer: 'newhire', path: '/ideas/new' },
  { name: 'idea-boxes', viewer: 'admin', path: '/ideas/boxes' },
  {
    name: 'idea-box-new',
    viewer: 'admin',
    path: '/ideas/boxes',
    reach: pressButton({ de: 'Ideenkasten einrichten', en: 'Set up a suggestion box' }),
  },
  { name: 'thanks', viewer: 'editor', path: '/ideas/thanks' },
  {
    name: 'thanks-say',
    viewer: 'newhire',
    path: '/ideas/thanks',
    reach: pressButton({ de: 'Danke sagen', en: 'Say thanks' }),
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

const sections = (viewer: Viewer, base: string, ids: readonly string[]): readonly Screen[] =>
  ids.map((id) => ({ name: `${base.slice(1)}-${id}`, viewer, path: `${base}/${id}` }));

/** Every screen of the product behind a running organisation, and the states that look different. */
export const screens: readonly Screen[] = [
  ...entry,
  ...shell,
  ...spaces,
  ...wiki,
  ...aroundPosts,
  ...tasks,
  ...news,
  ...onboarding,
  ...instructions,
  ...gatherings,
  ...surveys,
  ...ideas,
  ...directory,
  ...chat,
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
  {
    name: 'absence-enter',
    viewer: 'editor',
    path: '/settings/absences',
    reach: pressButton({ de: 'Abwesenheit eintragen', en: 'Enter an absence' }),
  },
  { name: 'administration', viewer: 'admin', path: '/administration' },
  ...sections('admin', '/administration', [
    'accounts',
    'people',
    'org-units',
    'groups',
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
    name: 'system-unwell',
    viewer: 'admin',
    path: '/administration/system',
    answers: [{ pattern: /\/api\/system$/, status: 200, body: unwellSystem() }],
  },
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

/** Looks in a row that must all find the page calm: between code and data that it asks for, nothing is on its way. */
const calmLooks = 4;

/** Waits until nothing is on its way any more: no request, no grey places of what is loading. */
export async function settle(page: Page, pending: ReadonlySet<unknown>): Promise<void> {
  await page.getByRole('main').waitFor();
  let calm = 0;
  await expect
    .poll(
      async () => {
        const isWaiting = await page.evaluate(
          () =>
            !document.querySelector('h1') ||
            document.querySelector('.k-breathe, [data-entering], [data-exiting]') !== null,
        );
        calm = pending.size > 0 || isWaiting ? 0 : calm + 1;
        return calm;
      },
      { intervals: [40] },
    )
    .toBeGreaterThanOrEqual(calmLooks);
}

/** Shows everything in a language: the account's, or before the sign-in the page's own choice. */
export async function speak(page: Page, viewer: Viewer, language: Language): Promise<void> {
  if (viewer === 'stranger') {
    const choice = page.getByRole('button', { name: language === 'de' ? 'Deutsch' : 'English' });
    // A press that comes while the page is still being put together is lost.
    await expect(async () => {
      await choice.click();
      await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: 2_000 });
    }).toPass();
    return;
  }
  const answer = await page.request.patch('/api/account', { data: { language } });
  expect(answer.ok()).toBe(true);
}
