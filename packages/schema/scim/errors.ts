import { defineError } from '../define-error.ts';

export const scimClientNotFound = defineError('scim.client_not_found', 'not-found', {
  de: 'Diesen SCIM-Zugang gibt es nicht mehr.',
  en: 'This SCIM access no longer exists.',
});
