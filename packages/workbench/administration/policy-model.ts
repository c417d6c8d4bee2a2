import { type Policies, type PolicySettings, policyBounds } from '@kontor/schema';

export type NumberPolicy = keyof typeof policyBounds;
/** The policies as they stand in the form: numbers as they were typed. */
export type PolicyDraft = Omit<PolicySettings, NumberPolicy> & Readonly<Record<NumberPolicy, string>>;

const numberPolicies = Object.keys(policyBounds) as NumberPolicy[]; // the keys of exactly this object

export function policyDraft({ secondFactorSince: _since, revision: _revision, ...settings }: Policies): PolicyDraft {
  const typed = numberPolicies.map((name) => [name, settings[name] === null ? '' : String(settings[name])]);
  return { ...settings, ...Object.fromEntries(typed) };
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
    secondFactor: draft.secondFactor,
    auditDays: Number(draft.auditDays),
    doneNotificationDays: Number(draft.doneNotificationDays),
    notificationDays: Number(draft.notificationDays),
    uploadMegabytes: upload === '' ? null : Number(upload),
    sessionIdleDays: Number(draft.sessionIdleDays),
    sessionDays: Number(draft.sessionDays),
    secondFactorGraceDays: Number(draft.secondFactorGraceDays),
    passwordLength: Number(draft.passwordLength),
  };
}
