import { defaultPolicies } from '@kontor/schema';
import { expect, it } from 'vitest';
import { isPossible, policyDraft, policySettingsOf } from './policy-model.ts';

const stored = { ...defaultPolicies, secondFactorSince: null, revision: 3 };

it('gives back what it was made of', () => {
  expect(policySettingsOf(policyDraft(stored))).toEqual(defaultPolicies);
  expect(policySettingsOf(policyDraft({ ...stored, uploadMegabytes: 25 }))).toEqual({
    ...defaultPolicies,
    uploadMegabytes: 25,
  });
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
