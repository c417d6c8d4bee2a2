import { defineEvent } from '../define-event.ts';
import { nothing } from '../fields.ts';

export const organisationChanged = defineEvent('organisation.changed', nothing);
