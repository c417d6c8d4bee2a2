import {
  chooseForGathering,
  decideIdea,
  openApproval,
  openDraft,
  openGathering,
  openIdea,
  openIssueDialog,
  openParticipants,
  openPost,
  openRowDialog,
  seeInstruction,
} from './news-states.ts';
import { openHideDialog, openPoll } from './post-talk.ts';
import type { Screen } from './screen.ts';
import { pressButton } from './screen-states.ts';
import { surveyStates } from './surveys-page.ts';

const absentId = '00000000-0000-7000-8000-000000000000';

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
];

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
];

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
];

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

/** What stands within the news: posts, instructions, gatherings, surveys, ideas. */
export const newsScreens: readonly Screen[] = [
  ...aroundPosts,
  ...news,
  ...instructions,
  ...gatherings,
  ...surveys,
  ...ideas,
];
