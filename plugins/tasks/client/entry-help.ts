import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do here, in their words: one topic for each place. */
export const entryHelp: readonly HelpTopic[] = [
  {
    id: 'tasks.begin',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Einträge anlegen und umbenennen', en: 'Create and rename entries' },
    text: {
      de: `Jeder Eintrag gehört zu einem [Bereich](/spaces). Wer dort mitarbeitet, kann ihn anlegen und umbenennen.`,
      en: `Each entry belongs to a [space](/spaces). Whoever edits there can create and rename it.`,
    },
  },
];
