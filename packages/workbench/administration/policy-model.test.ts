import { type AuditEntry, defaultPolicies } from '@kontor/schema';
import { translatorOf } from '@kontor/ui/messages';
import { expect, it } from 'vitest';
import { policyMessages } from './policy-messages.ts';
import { isPossible, isSamePolicies, policyChangesOf, policyDraft, policySettingsOf } from './policy-model.ts';

const stored = { ...defaultPolicies, staffCouncil: false, secondFactorSince: null, revision: 3 };

it('gives back what it was made of', () => {
  expect(policySettingsOf(policyDraft(stored))).toEqual(defaultPolicies);
  expect(policySettingsOf(policyDraft({ ...stored, uploadMegabytes: 25 }))).toEqual({
    ...defaultPolicies,
    uploadMegabytes: 25,
  });
});

it('tells what was changed from what is the same again', () => {
  expect(isSamePolicies(policyDraft(stored), policyDraft(stored))).toBe(true);
  expect(isSamePolicies(policyDraft(stored), { ...policyDraft(stored), auditDays: '31' })).toBe(false);
});

it('takes numbers as they are typed, and an empty largest upload as none', () => {
  const draft = { ...policyDraft(stored), auditDays: ' 400 ', uploadMegabytes: ' ' };
  expect(policySettingsOf(draft)).toMatchObject({ auditDays: 400, uploadMegabytes: null });
});

it.each([
  ['auditDays', '90', true],
  ['auditDays', '89', false],
  ['auditDays', '', false],
  ['auditDays', '9e2', false],
  ['auditDays', '100,5', false],
  ['uploadMegabytes', '', true],
  ['uploadMegabytes', '0', false],
  ['secondFactorGraceDays', '0', true],
  ['passwordLength', '11', false],
] as const)('%s may be %j: %s', (name, text, possible) => {
  expect(isPossible(name, text)).toBe(possible);
});

it('tells in words what a change of policies changed', () => {
  const entry: AuditEntry = {
    id: 1,
    kind: 'organisation.policies_changed',
    person: null,
    object: null,
    about: null,
    address: null,
    details: {
      presence: 'false → true',
      auditDays: '365 → 200',
      uploadMegabytes: 'null → 25',
      secondFactor: 'nobody → everyone',
      somethingElse: 'a → b',
    },
    happenedAt: '2026-11-26T10:00:00Z',
  };
  expect(policyChangesOf(entry, translatorOf(policyMessages, 'de'))).toEqual([
    'Anwesenheit zeigen: aus → an',
    'Protokoll: 365 → 200',
    'Größte Datei: Grenze des Servers → 25',
    'Zweiter Faktor: Freiwillig → Pflicht für alle',
  ]);
  expect(policyChangesOf({ ...entry, kind: 'organisation.changed' }, translatorOf(policyMessages, 'de'))).toEqual([]);
});

it('an address for meetings is left out, or as it was typed', () => {
  const meetingAddress = 'https://meet.example/{room}';
  expect(policyDraft(stored).meetingAddress).toBe('');
  expect(policySettingsOf(policyDraft({ ...stored, meetingAddress }))).toEqual({ ...defaultPolicies, meetingAddress });
  expect(policySettingsOf({ ...policyDraft(stored), meetingAddress: ' ' }).meetingAddress).toBeNull();
});
