import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { moment, nothing } from '../fields.ts';
import { digestRhythm } from '../notifications/digest.ts';

/** Who has to have a second factor. */
export const secondFactorDuty = z.enum(['nobody', 'administrators', 'everyone']);
export type SecondFactorDuty = z.output<typeof secondFactorDuty>;

/** Least and most of each number: beyond, it would be unsafe, or no longer a choice. */
export const policyBounds = {
  auditDays: [90, 3650],
  erasureDays: [0, 3650],
  doneNotificationDays: [7, 365],
  notificationDays: [30, 730],
  uploadMegabytes: [1, 100_000],
  sessionIdleDays: [1, 14],
  sessionDays: [1, 90],
  secondFactorGraceDays: [0, 60],
  passwordLength: [12, 64],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most);

/** Who may found interest groups. */
export const interestGroupFounders = z.enum(['everybody', 'nobody']);

/** Policies that could show what one person does: off while staff-council mode holds, whatever was chosen before. */
export const measuringPolicies = ['presence', 'readReceipts', 'readingConfirmations'] as const;

/** What an organisation decides for all. */
export const policySettings = z.object({
  /** Whether plugins may show who is there, and who has read what. */
  presence: z.boolean(),
  readReceipts: z.boolean(),
  /** Whether people may be asked to say that they have read something; what they said goes when this ends. */
  readingConfirmations: z.boolean(),
  /** Whether posts that editors mark as public may be read without signing in; the marks go when this ends. */
  publicNews: z.boolean(),
  /** Whether words are kept that several people searched for in vain, never who; what was kept goes when this ends. */
  missedSearches: z.boolean(),
  /** How long entries of the audit log are kept. */
  auditDays: within(policyBounds.auditDays),
  /** How long after their last day somebody is kept, blocked, before they are erased. */
  erasureDays: within(policyBounds.erasureDays),
  /** How long notifications are kept once they are done, and in any case. */
  doneNotificationDays: within(policyBounds.doneNotificationDays),
  notificationDays: within(policyBounds.notificationDays),
  /** Whether inboxes may be told of by mail, and on devices by the push services of the browsers. */
  notificationMails: z.boolean(),
  webPush: z.boolean(),
  /** The digest of those who have not chosen one themselves. */
  digest: digestRhythm,
  /** Largest upload; null is what the server allows. */
  uploadMegabytes: within(policyBounds.uploadMegabytes).nullable(),
  /** A session ends after so many days without use, and after so many in any case. */
  sessionIdleDays: within(policyBounds.sessionIdleDays),
  sessionDays: within(policyBounds.sessionDays),
  secondFactor: secondFactorDuty,
  /** How many days people have to set one up, from the beginning of the duty or of their account. */
  secondFactorGraceDays: within(policyBounds.secondFactorGraceDays),
  /** Characters of a new password at least. */
  passwordLength: within(policyBounds.passwordLength),
  /** Where meetings are held, with `{room}` for the name of one; null is nowhere. */
  meetingAddress: z
    .string()
    .max(300)
    .regex(/^https:\/\/[^\s{}<>"']+(\{room\}[^\s{}<>"']*)?$/)
    .nullable(),
  /** Whether anybody may found a group of people with a common interest, or nobody. */
  interestGroups: interestGroupFounders,
});
export type PolicySettings = z.output<typeof policySettings>;

export const defaultPolicies: PolicySettings = {
  presence: false,
  readReceipts: false,
  readingConfirmations: false,
  publicNews: false,
  missedSearches: false,
  auditDays: 365,
  erasureDays: 180,
  doneNotificationDays: 90,
  notificationDays: 365,
  notificationMails: true,
  webPush: true,
  digest: 'none',
  uploadMegabytes: null,
  sessionIdleDays: 14,
  sessionDays: 90,
  secondFactor: 'nobody',
  secondFactorGraceDays: 14,
  passwordLength: 12,
  meetingAddress: null,
  interestGroups: 'everybody',
};

export const policies = policySettings.extend({
  /** Staff-council mode: nothing that could measure a person works. It has doors of its own. */
  staffCouncil: z.boolean(),
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
export const staffCouncilHolds = defineError('organisation.staff_council_holds', 'conflict', {
  de: 'Der Personalrats-Modus ist an: Anwesenheit, Lesebestätigungen und Kenntnisnahmen bleiben aus, solange er gilt.',
  en: 'Staff-council mode is on: presence, read receipts and confirmations of reading stay off as long as it holds.',
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
  errors: [policiesChanged, policiesOpposed, staffCouncilHolds, ownSecondFactorFirst],
});
