import { defineMessages } from '@kontor/ui/messages';

export const linkMessages = defineMessages('editor.link', {
  de: { panel: 'Link', open: 'Link öffnen', edit: 'Link ändern', remove: 'Link entfernen' },
  en: { panel: 'Link', open: 'Open link', edit: 'Change link', remove: 'Remove link' },
});
