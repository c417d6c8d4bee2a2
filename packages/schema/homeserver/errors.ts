import { defineError } from '../define-error.ts';

export const homeserverAway = defineError('homeserver.away', 'unavailable', {
  de: 'Der Chat-Dienst antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  en: 'The chat service does not answer right now. Please try again in a moment.',
});
