import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { List } from '@kontor/ui';
import { entryCreated, entryRenamed, foldEntries, listEntries } from '../shared/index.ts';
import { entryMessages } from './entry-messages.ts';

const title = labelOf(entryMessages, 'title');

/** What the feature is for, in one sentence. */
export const tasksPlugin = defineClientPlugin({
  id: 'tasks',
  register({ routes, navigation, search, help, live }) {
    routes.add({
      path: '/tasks',
      title,
      load: async () => (await import('./entry-view.tsx')).EntryView,
    });
    navigation.add({ id: 'tasks', label: title, icon: List, path: '/tasks', order: 100 });
    search.renderer('tasks-entry', { icon: List, label: title });
    help.add(async () => (await import('./entry-help.ts')).entryHelp);
    for (const event of [entryCreated, entryRenamed]) {
      live.on(event, listEntries, (copy, change, { input }) => foldEntries(copy, change, input.space));
    }
  },
});
