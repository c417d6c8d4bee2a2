import { defineMessages } from '@kontor/ui/messages';

export const clientMessages = defineMessages('client', {
  de: {
    notFound: 'Nicht gefunden',
    noAccess: 'Kein Zugang',
    failed: 'Das ließ sich nicht laden',
    requestId: 'Kennung für die Administration: {id}',
  },
  en: {
    notFound: 'Not found',
    noAccess: 'No access',
    failed: 'This could not be loaded',
    requestId: 'Request id for the administrators: {id}',
  },
});
