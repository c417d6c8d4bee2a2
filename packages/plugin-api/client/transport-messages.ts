import type { Sentence } from '@kontor/base';

/** Said when no answer of the server can be shown; kept apart from message sets because calls happen outside views. */
export const unreachable: Sentence = {
  de: 'Der Server ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  en: 'The server cannot be reached. Please check your connection and try again.',
};
export const badAnswer: Sentence = {
  de: 'Die Antwort des Servers passt nicht zu dieser Version. Bitte laden Sie die Seite neu.',
  en: 'The answer of the server does not fit this version. Please reload the page.',
};
