import type { Language } from '@kontor/base';
import { defineMessages, translatorOf } from '@kontor/ui/messages';
import type { ManagedProblem } from './parse-managed.ts';

const managedMessages = defineMessages('desktop-managed', {
  de: {
    unreadable:
      'Die Vorgaben Ihrer IT-Abteilung ({source}) lassen sich nicht lesen. Bis das behoben ist, können Sie keine Server hinzufügen. Bitte geben Sie Ihrer IT-Abteilung Bescheid.',
    wrong:
      'In den Vorgaben Ihrer IT-Abteilung ({source}) ist „{key}“ nicht gültig und gilt deshalb nicht. Bitte geben Sie Ihrer IT-Abteilung Bescheid.',
    unknown:
      'In den Vorgaben Ihrer IT-Abteilung ({source}) steht „{key}“, das diese Version nicht kennt. Bitte geben Sie Ihrer IT-Abteilung Bescheid.',
  },
  en: {
    unreadable:
      'What your IT department has set ({source}) cannot be read. Until that is mended you cannot add servers. Please tell your IT department.',
    wrong:
      'In what your IT department has set ({source}), “{key}” is not valid and therefore does not count. Please tell your IT department.',
    unknown:
      'What your IT department has set ({source}) names “{key}”, which this version does not know. Please tell your IT department.',
  },
});

/** What the person is told of it: what is wrong, what follows, and who can mend it. */
export function describeProblem({ kind, source, key }: ManagedProblem, language: Language): string {
  return translatorOf(managedMessages, language)(kind, { source, key });
}
