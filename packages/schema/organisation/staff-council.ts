import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing, requiredLine } from '../fields.ts';

/** Days after which an end that nobody confirmed is no longer asked for. */
export const staffCouncilEndingDays = 7;

/** An administrator wants the mode to end; another one has to confirm it. */
export const staffCouncilEnding = z.object({
  by: z.object({ id, name: z.string() }),
  reason: z.string(),
  askedAt: moment,
  /** Confirmed later than this it has to be asked for anew. */
  until: moment,
});
export type StaffCouncilEnding = z.output<typeof staffCouncilEnding>;

/** Staff-council mode (Personalrats-Modus) as everybody may know it. */
export const staffCouncilState = z.object({
  isOn: z.boolean(),
  /** Since when; null while it is off. */
  since: moment.nullable(),
  ending: staffCouncilEnding.nullable(),
});
export type StaffCouncilState = z.output<typeof staffCouncilState>;

export const staffCouncilOff = defineError('organisation.staff_council_off', 'conflict', {
  de: 'Der Personalrats-Modus ist schon aus. Bitte laden Sie die Seite neu.',
  en: 'Staff-council mode is off already. Please reload the page.',
});
export const staffCouncilNotAsked = defineError('organisation.staff_council_not_asked', 'conflict', {
  de: 'Es liegt kein Antrag vor, den Personalrats-Modus zu beenden, oder er ist abgelaufen. Bitte stellen Sie einen neuen.',
  en: 'Nobody asks to end staff-council mode, or the request has run out. Please ask anew.',
});
export const staffCouncilOwnRequest = defineError('organisation.staff_council_own_request', 'forbidden', {
  de: 'Sie haben den Antrag selbst gestellt. Bitten Sie jemand anderen aus der Administration, ihn zu bestätigen.',
  en: 'You asked for it yourself. Please have another administrator confirm it.',
});

export const getStaffCouncil = defineRoute({
  name: 'organisation.getStaffCouncil',
  method: 'GET',
  path: '/api/organisation/staff-council',
  access: 'person',
  summary: 'Whether staff-council mode holds, since when, and whether somebody wants it to end',
  input: nothing,
  output: staffCouncilState,
  errors: [],
});

export const beginStaffCouncil = defineRoute({
  name: 'organisation.beginStaffCouncil',
  method: 'POST',
  path: '/api/organisation/staff-council',
  access: 'administrator',
  summary:
    'Turns staff-council mode on at once; what it rules out is switched off and what was stored for it is deleted',
  input: nothing,
  output: staffCouncilState,
  errors: [],
});

export const askStaffCouncilEnding = defineRoute({
  name: 'organisation.askStaffCouncilEnding',
  method: 'POST',
  path: '/api/organisation/staff-council/ending',
  access: 'administrator',
  summary: 'Asks for staff-council mode to end; nothing changes until another administrator confirms',
  input: z.object({ reason: requiredLine(300) }),
  output: staffCouncilState,
  errors: [staffCouncilOff],
});

export const confirmStaffCouncilEnding = defineRoute({
  name: 'organisation.confirmStaffCouncilEnding',
  method: 'POST',
  path: '/api/organisation/staff-council/ending/confirmation',
  access: 'administrator',
  summary: 'Ends staff-council mode, as the second administrator',
  input: z.object({ askedAt: moment }),
  output: staffCouncilState,
  errors: [staffCouncilOff, staffCouncilNotAsked, staffCouncilOwnRequest],
});

export const dropStaffCouncilEnding = defineRoute({
  name: 'organisation.dropStaffCouncilEnding',
  method: 'DELETE',
  path: '/api/organisation/staff-council/ending',
  access: 'administrator',
  summary: 'Takes the request to end staff-council mode back, or declines it; it stays on',
  input: nothing,
  output: staffCouncilState,
  errors: [],
});
