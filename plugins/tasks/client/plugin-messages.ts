import { defineMessages } from '@kontor/ui/messages';

/** What the workbench says of tasks before anything of them is opened. */
export const pluginMessages = defineMessages('tasksPlugin', {
  de: {
    tasks: 'Aufgaben',
    goTasks: 'Zu den Aufgaben',
    newTask: 'Neue Aufgabe',
    lists: 'Aufgabenlisten',
    asTask: 'Als Aufgabe',
    done: 'Erledigt',
    dropped: 'Verworfen',
    archived: 'Archiviert',
  },
  en: {
    tasks: 'Tasks',
    goTasks: 'Go to the tasks',
    newTask: 'New task',
    lists: 'Task lists',
    asTask: 'As a task',
    done: 'Done',
    dropped: 'Dropped',
    archived: 'Archived',
  },
});
