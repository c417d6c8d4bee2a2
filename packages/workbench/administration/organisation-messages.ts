import { defineMessages } from '@kontor/ui/messages';

/** Name, language and look of the organisation. */
export const organisationMessages = defineMessages('organisation-settings', {
  de: {
    organisationName: 'Name',
    language: 'Sprache der Organisation',
    languageHelp: 'Für alle, die selbst keine gewählt haben.',
    accent: 'Farbe',
    logo: 'Logo',
    logoHelp: 'PNG, JPEG oder WebP bis 5 MB',
    logoSaved: 'Logo gespeichert',
    logoOf: 'Logo von {name}',
    chooseLogo: 'Logo auswählen',
    changeLogo: 'Anderes Logo auswählen',
    removeLogo: 'Logo entfernen',
    logoRemoved: 'Logo entfernt',
    organisationSaved: 'Gespeichert. Alle sehen die Änderung sofort.',
    save: 'Speichern',
  },
  en: {
    organisationName: 'Name',
    language: 'Language of the organisation',
    languageHelp: 'For everybody who has not chosen one.',
    accent: 'Colour',
    logo: 'Logo',
    logoHelp: 'PNG, JPEG or WebP up to 5 MB',
    logoSaved: 'Logo saved',
    logoOf: 'Logo of {name}',
    chooseLogo: 'Choose a logo',
    changeLogo: 'Choose another logo',
    removeLogo: 'Remove logo',
    logoRemoved: 'Logo removed',
    organisationSaved: 'Saved. Everybody sees the change at once.',
    save: 'Save',
  },
});
