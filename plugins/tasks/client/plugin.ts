import { defineClientPlugin, labelOf } from '@kontor/plugin-api/client';
import { ListChecks, ListTodo } from '@kontor/ui';
import { keepCopiesTrue } from './live-copies.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);

/** What is to be done: lists of spaces, offices and people, and everybody's day. */
export const tasksPlugin = defineClientPlugin({
  id: 'tasks',
  register({ routes, navigation, commands, slots, search, help, offline, live }) {
    routes.add({
      path: '/tasks/{-$kind}/{-$id}',
      title: label('tasks'),
      load: async () => (await import('./tasks-view.tsx')).TasksView,
    });
    routes.add({
      path: '/quick-task',
      title: label('newTask'),
      isBare: true,
      load: async () => (await import('./quick/quick-task-view.tsx')).QuickTask,
    });
    commands.add({
      id: 'tasks.quick',
      label: label('newTask'),
      icon: ListTodo,
      run: ({ navigate }) => navigate('/quick-task'),
    });
    navigation.add({ id: 'tasks', label: label('tasks'), icon: ListTodo, path: '/tasks', order: 27 });
    commands.add({
      id: 'tasks.open',
      label: label('goTasks'),
      icon: ListTodo,
      shortcut: 'g t',
      run: ({ navigate }) => navigate('/tasks'),
    });
    offline.find({
      route: 'tasks.getMyDay',
      load: async () => (await import('./offline/kept-tasks.ts')).tasksInMyDay,
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
    slots.add('message.actions', {
      id: 'task',
      label: label('asTask'),
      icon: ListTodo,
      order: 5,
      load: async () => (await import('./from/message-task-dialog-view.tsx')).MessageTaskDialog,
    });
    slots.add('message.below', {
      id: 'tasks',
      label: label('tasks'),
      icon: ListTodo,
      order: 10,
      load: async () => (await import('./from/message-tasks-view.tsx')).MessageTasks,
    });
    slots.add('page.task', {
      id: 'task',
      label: label('asTask'),
      icon: ListTodo,
      order: 10,
      load: async () => (await import('./from/page-task-view.tsx')).PageTask,
    });
    slots.add('share.targets', {
      id: 'task',
      label: label('asTask'),
      icon: ListTodo,
      order: 30,
      load: async () => (await import('./from/shared-task-dialog-view.tsx')).SharedTaskDialog,
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
