import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { moment, nothing } from '../fields.ts';

/** Who has to have a second factor. */
export const secondFactorDuty = z.enum(['nobody', 'administrators', 'everyone']);
export type SecondFactorDuty = z.output<typeof secondFactorDuty>;

const days = (least: number, most: number) => z.number().int().min(least).max(most);

/** What an organisation decides for all. Each has a bound beyond which it would be unsafe, or no longer a choice. */
export const policySettings = z.object({
  /** Whether plugins may show who is there, and who has read what. */
  presence: z.boolean(),
  readReceipts: z.boolean(),
  /** How long entries of the audit log are kept. */
  auditDays: days(90, 3650),
  /** How long notifications are kept once they are done, and in any case. */
  doneNotificationDays: days(7, 365),
  notificationDays: days(30, 730),
  /** Largest upload; null is what the server allows. */
  uploadMegabytes: z.number().int().min(1).max(100_000).nullable(),
  /** A session ends after so many days without use, and after so many in any case. */
  sessionIdleDays: days(1, 14),
  sessionDays: days(1, 90),
  secondFactor: secondFactorDuty,
  /** How many days people have to set one up, from the beginning of the duty or of their account. */
  secondFactorGraceDays: days(0, 60),
  /** Characters of a new password at least. */
  passwordLength: z.number().int().min(12).max(64),
});
export type PolicySettings = z.output<typeof policySettings>;

export const defaultPolicies: PolicySettings = {
  presence: false,
  readReceipts: false,
  auditDays: 365,
  doneNotificationDays: 90,
  notificationDays: 365,
  uploadMegabytes: null,
  sessionIdleDays: 14,
  sessionDays: 90,
  secondFactor: 'nobody',
  secondFactorGraceDays: 14,
  passwordLength: 12,
};

export const policies = policySettings.extend({
  /** Since when the duty to have a second factor holds. */
  secondFactorSince: moment.nullable(),
  revision: z.number().int(),
});
export type Policies = z.output<typeof policies>;

export const policiesChanged = defineError('organisation.policies_changed', 'conflict', {
  de: 'Jemand anderes hat die Richtlinien inzwischen geändert. Bitte laden Sie sie neu und prüfen Sie Ihre Änderung.',
  en: 'Somebody else has changed the policies meanwhile. Please reload them and check your change.',
});
export const policiesOpposed = defineError('organisation.policies_opposed', 'input', {
  de: 'Die Fristen widersprechen sich: Erledigtes kann nicht länger bleiben als alles andere, und eine Sitzung nicht länger ruhen als dauern.',
  en: 'The periods contradict each other: what is done cannot stay longer than everything, and a session cannot rest longer than it lasts.',
});
export const ownSecondFactorFirst = defineError('organisation.own_second_factor_first', 'conflict', {
  de: 'Richten Sie zuerst für Ihr eigenes Konto einen zweiten Faktor ein, damit Sie sich nicht selbst aussperren.',
  en: 'First set up a second factor for your own account, so that you do not lock yourself out.',
});

export const getPolicies = defineRoute({
  name: 'organisation.getPolicies',
  method: 'GET',
  path: '/api/organisation/policies',
  access: 'administrator',
  summary: 'What the organisation decides for all: retention, uploads, sessions, second factors, passwords',
  input: nothing,
  output: policies.extend({
    /** What the server allows at most, which no policy widens. */
    uploadMegabytesAtMost: z.number().int(),
  }),
  errors: [],
});

export const setPolicies = defineRoute({
  name: 'organisation.setPolicies',
  method: 'PUT',
  path: '/api/organisation/policies',
  access: 'administrator',
  summary: 'Changes the policies; they hold at once',
  input: policySettings.extend({ revision: z.number().int() }),
  output: policies,
  errors: [policiesChanged, policiesOpposed, ownSecondFactorFirst],
});
