import { defineClientPlugin, labelOf, stale } from '@kontor/plugin-api/client';
import { ClipboardList } from '@kontor/ui';
import { surveyChanged } from '../shared/events.ts';
import { pluginMessages } from './plugin-messages.ts';

const parts = () => import('./lazy-parts.ts');
const plugin = 'surveys';
const entry = { id: plugin, label: labelOf(pluginMessages, plugin), icon: ClipboardList, order: 3 };

/** Surveys whose answers nobody can join to a person. */
export const surveysPlugin = defineClientPlugin({
  id: plugin,
  register({ routes, navigation, slots, search, help, unsent, live }) {
    routes.add({
      path: '/surveys/{-$id}/{-$of}',
      title: entry.label,
      load: async () => (await import('./surveys-view.tsx')).SurveysView,
    });
    navigation.add({ ...entry, path: '/surveys', within: 'news' });
    const section = { ...entry, order: 18 };
    slots.add('home.section', { ...section, tells: ['surveys.asked'], load: async () => (await parts()).OpenSurveys });
    slots.add('news.aside', { ...section, load: async () => (await parts()).SurveysAside });
    search.renderer('survey', entry);
    help.add(async () => (await parts()).surveysHelp);
    unsent.add({
      plugin,
      load: async () => (await parts()).sendWaiting,
      loadName: async () => (await parts()).WaitingName,
    });
    for (const name of ['listSurveys', 'getSurvey', 'getResults'])
      live.onNamed(surveyChanged, `surveys.${name}`, () => stale);
  },
});
