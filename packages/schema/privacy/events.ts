import { defineEvent } from '../define-event.ts';
import { nothing } from '../fields.ts';

export const agreementHeld = defineEvent('privacy.agreement.held', nothing);
