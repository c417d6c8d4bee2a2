import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { ListChecks, ListTodo } from '@kontor/ui';
import { keepCopiesTrue } from './live-copies.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);

/** What is to be done: lists of spaces, offices and people, and everybody's day. */
export const tasksPlugin = defineClientPlugin({
  id: 'tasks',
  register({ routes, navigation, commands, slots, search, help, live }) {
    routes.add({
      path: '/tasks/{-$kind}/{-$id}',
      title: label('tasks'),
      load: async () => (await import('./tasks-view.tsx')).TasksView,
    });
    navigation.add({ id: 'tasks', label: label('tasks'), icon: ListTodo, path: '/tasks', order: 27 });
    commands.add({
      id: 'tasks.open',
      label: label('goTasks'),
      icon: ListTodo,
      shortcut: 'g t',
      run: ({ navigate }) => navigate('/tasks'),
    });
    slots.add('home.section', {
      id: 'tasks',
      label: label('tasks'),
      icon: ListTodo,
      order: 10,
      load: async () => (await import('./home/home-tasks-view.tsx')).HomeTasks,
    });
    slots.add('space.home', {
      id: 'tasks',
      label: label('tasks'),
      icon: ListTodo,
      order: 30,
      load: async () => (await import('./space/space-lists-view.tsx')).SpaceLists,
    });
    search.renderer('task', {
      icon: ListTodo,
      label: label('tasks'),
      states: { done: label('done'), dropped: label('dropped') },
    });
    search.renderer('task-list', {
      icon: ListChecks,
      label: label('lists'),
      states: { archived: label('archived') },
    });
    help.add(async () => (await import('./tasks-help.ts')).tasksHelp);
    keepCopiesTrue(live);
  },
});
