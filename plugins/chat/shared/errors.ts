import { defineError } from '@kontor/schema';

export const roomNotFound = defineError('chat.room_not_found', 'not-found', {
  de: 'Diesen Raum gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This room does not exist, or you have no access.',
});
export const roomReadOnly = defineError('chat.room_read_only', 'forbidden', {
  de: 'Das dürfen nur die Verantwortlichen des Bereichs. Bitte wenden Sie sich an sie.',
  en: 'Only the owners of the space may do this. Please ask them.',
});
export const roomChangedMeanwhile = defineError('chat.room_changed', 'conflict', {
  de: 'Jemand hat den Raum inzwischen geändert. Bitte laden Sie ihn neu.',
  en: 'Somebody changed the room meanwhile. Please reload it.',
});
