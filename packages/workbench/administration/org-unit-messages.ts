import { defineMessages } from '@kontor/ui/messages';

export const orgUnitMessages = defineMessages('administration-org-unit', {
  de: {
    pageHelp: 'Orte, Öffnungszeiten, Kontakt und Suchwörter stehen auf der Seite der Einheit.',
    editPage: 'Seite bearbeiten',
  },
  en: {
    pageHelp: 'Places, opening hours, contact and search words stand on the page of the unit.',
    editPage: 'Edit page',
  },
});
