import { defineClientPlugin, labelOf, stale } from '@kontor/plugin-api/client';
import { ClipboardList } from '@kontor/ui';
import { surveyChanged } from '../shared/events.ts';
import { pluginMessages } from './plugin-messages.ts';

const text = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);
const label = text('surveys');
const icon = ClipboardList;
const path = '/surveys';

/** Surveys whose answers nobody can join to a person. */
export const surveysPlugin = defineClientPlugin({
  id: 'surveys',
  register({ routes, navigation, slots, search, help, unsent, live }) {
    routes.add({
      path: `${path}/{-$id}/{-$of}`,
      title: label,
      load: async () => (await import('./surveys-view.tsx')).SurveysView,
    });
    navigation.add({ id: 'surveys', label, icon, path, order: 3, within: 'news' });
    const load = async () => (await import('./home/open-surveys-view.tsx')).OpenSurveys;
    slots.add('home.section', { id: 'surveys', label, icon, order: 18, tells: ['surveys.asked'], load });
    slots.add('news.aside', { id: 'surveys', label, icon, order: 30, load });
    search.renderer('survey', {
      icon,
      label,
      states: { planned: text('planned'), open: text('open'), ended: text('ended') },
    });
    help.add(async () => (await import('./surveys-help.ts')).surveysHelp);
    unsent.add({
      plugin: 'surveys',
      load: async () => (await import('./answering/send-waiting.ts')).sendWaiting,
      loadName: async () => (await import('./answering/waiting-name-view.tsx')).WaitingName,
    });
    for (const name of ['listSurveys', 'getSurvey', 'getResults'])
      live.onNamed(surveyChanged, `surveys.${name}`, () => stale);
  },
});
