import { defineError } from '../define-error.ts';

export const homeserverAway = defineError('homeserver.away', 'unavailable', {
  de: 'Der Chat-Dienst antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  en: 'The chat service does not answer right now. Please try again in a moment.',
});
export const matrixKeysRefused = defineError('homeserver.keys_refused', 'input', {
  de: 'Der Chat-Dienst hat die neuen Schlüssel nicht angenommen. Bitte laden Sie die Seite neu und beginnen Sie noch einmal.',
  en: 'The chat service did not take the new keys. Please reload the page and begin again.',
});
