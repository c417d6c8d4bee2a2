import { defineError } from '@kontor/schema';

export const listAlwaysOwn = defineError('tasks.list_always_own', 'input', {
  de: 'Eine eigene Liste sehen nur Sie. Um andere zu beteiligen, legen Sie die Liste in einem Bereich oder einer Organisationseinheit an.',
  en: 'A list of your own is seen by nobody else. To let others take part, make the list in a space or an org unit.',
});
