import {
  type AuditEntry,
  defaultPolicies,
  digestRhythm,
  type Policies,
  type PolicySettings,
  policyBounds,
  secondFactorDuty,
} from '@kontor/schema';
import type { Translate } from '@kontor/ui';
import type { policyMessages } from './policy-messages.ts';

export type NumberPolicy = keyof typeof policyBounds;
/** The policies as they stand in the form: numbers as they were typed. */
export type PolicyDraft = Omit<PolicySettings, NumberPolicy | 'meetingAddress'> &
  Readonly<Record<NumberPolicy | 'meetingAddress', string>>;

const numberPolicies = Object.keys(policyBounds) as NumberPolicy[]; // the keys of exactly this object

export function policyDraft({
  staffCouncil: _mode,
  secondFactorSince: _since,
  revision: _revision,
  ...settings
}: Policies): PolicyDraft {
  const typed = numberPolicies.map((name) => [name, settings[name] === null ? '' : String(settings[name])]);
  return { ...settings, ...Object.fromEntries(typed), meetingAddress: settings.meetingAddress ?? '' };
}

/** Whether two forms would say the same. */
export function isSamePolicies(one: PolicyDraft, other: PolicyDraft): boolean {
  return (Object.keys(one) as (keyof PolicyDraft)[]).every((name) => one[name] === other[name]); // exactly its keys
}

/** Whether a text can be this policy; the largest upload may be left to the server. */
export function isPossible(name: NumberPolicy, text: string): boolean {
  if (text.trim() === '') return name === 'uploadMegabytes';
  const [least, most] = policyBounds[name];
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** What the server gets, once every field is possible. */
export function policySettingsOf(draft: PolicyDraft): PolicySettings {
  const upload = draft.uploadMegabytes.trim();
  return {
    presence: draft.presence,
    readReceipts: draft.readReceipts,
    readingConfirmations: draft.readingConfirmations,
    publicNews: draft.publicNews,
    missedSearches: draft.missedSearches,
    secondFactor: draft.secondFactor,
    notificationMails: draft.notificationMails,
    webPush: draft.webPush,
    digest: draft.digest,
    auditDays: Number(draft.auditDays),
    erasureDays: Number(draft.erasureDays),
    doneNotificationDays: Number(draft.doneNotificationDays),
    notificationDays: Number(draft.notificationDays),
    uploadMegabytes: upload === '' ? null : Number(upload),
    sessionIdleDays: Number(draft.sessionIdleDays),
    sessionDays: Number(draft.sessionDays),
    secondFactorGraceDays: Number(draft.secondFactorGraceDays),
    passwordLength: Number(draft.passwordLength),
    meetingAddress: draft.meetingAddress.trim() === '' ? null : draft.meetingAddress.trim(),
    interestGroups: draft.interestGroups,
  };
}

type PolicyTranslate = Translate<keyof typeof policyMessages.texts.de>;

/** What a change of policies changed, as short phrases: each from what it was to what it is. */
export function policyChangesOf({ kind, details }: AuditEntry, t: PolicyTranslate): string[] {
  if (kind !== 'organisation.policies_changed') return [];
  return Object.entries(details).flatMap(([name, change]) =>
    isPolicy(name) && typeof change === 'string'
      ? [
          `${t(name)}: ${change
            .split(' → ')
            .map((value) => valueIn(name, value, t))
            .join(' → ')}`,
        ]
      : [],
  );
}

function isPolicy(name: string): name is keyof PolicySettings {
  return name in defaultPolicies;
}

function valueIn(name: string, value: string, t: PolicyTranslate): string {
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'on' : 'off');
  if (value === 'null') return t(name === 'meetingAddress' ? 'nowhere' : 'byServer');
  if (name === 'interestGroups') return t(value === 'nobody' ? 'found_nobody' : 'found_everybody');
  const chosen = [...secondFactorDuty.options, ...digestRhythm.options].find((one) => one === value);
  return chosen === undefined ? value : t(chosen);
}
