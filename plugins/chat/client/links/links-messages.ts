import { defineMessages } from '@kontor/ui/messages';

export const linksMessages = defineMessages('chat-links', {
  de: {
    hidden: 'Nicht für Sie sichtbar',
    loading: 'Wird geladen …',
    previewMenu: 'Zu dieser Vorschau',
    hidePreview: 'Diese Vorschau ausblenden',
    previewsOff: 'Keine Link-Vorschauen mehr zeigen',
    previewsOn: 'Link-Vorschauen zeigen',
    isOff: 'Vorschauen sind aus. Im Menü jedes Raums können Sie sie wieder zeigen.',
    failed: 'Das wurde nicht gespeichert. Bitte versuchen Sie es noch einmal.',
  },
  en: {
    hidden: 'Not visible to you',
    loading: 'Loading …',
    previewMenu: 'About this preview',
    hidePreview: 'Hide this preview',
    previewsOff: 'Show no link previews any more',
    previewsOn: 'Show link previews',
    isOff: 'Previews are off. The menu of every room can show them again.',
    failed: 'This was not saved. Please try again.',
  },
});
