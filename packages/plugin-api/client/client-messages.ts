import { defineMessages } from '@kontor/ui/messages';

export const clientMessages = defineMessages('client', {
  de: {
    notFound: 'Nicht gefunden',
    noAccess: 'Kein Zugang',
    failed: 'Das ließ sich nicht laden',
    requestId: 'Kennung für die Administration: {id}',
    waiting: 'Wartet auf Übertragung',
    refusedTitle: 'Ihre Änderung ist nicht angekommen',
    takeUp: 'Eingaben übernehmen',
    giveUp: 'Verwerfen',
  },
  en: {
    notFound: 'Not found',
    noAccess: 'No access',
    failed: 'This could not be loaded',
    requestId: 'Request id for the administrators: {id}',
    waiting: 'Waits to be sent',
    refusedTitle: 'Your change did not arrive',
    takeUp: 'Take up what you entered',
    giveUp: 'Discard',
  },
});
