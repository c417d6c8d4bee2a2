import type { Language } from '@kontor/base';
import type { CallInputOf, setUpOrganisation } from '@kontor/schema';
import { defaultAccent } from '@kontor/ui';

export const setupSteps = ['organisation', 'look', 'administrator'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What the wizard has gathered so far. */
export interface SetupDraft {
  readonly code: string;
  readonly name: string;
  readonly language: Language;
  readonly accent: string;
  readonly logo: File | undefined;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly login: string;
  readonly password: string;
}

export function emptyDraft(code: string, language: Language): SetupDraft {
  return {
    code,
    name: '',
    language,
    accent: defaultAccent,
    logo: undefined,
    givenName: '',
    familyName: '',
    email: '',
    login: '',
    password: '',
  };
}

/** The step before or after; nothing at the ends. */
export function neighbourStep(step: SetupStep, direction: 1 | -1): SetupStep | undefined {
  return setupSteps[setupSteps.indexOf(step) + direction];
}

/** The step that holds the field of a refusal, so that the wizard can go back to where it is mended. */
export function stepOfRefusal(code: string): SetupStep {
  if (code === 'organisation.accent_unreadable') return 'look';
  return code === 'organisation.setup_code_wrong' ? 'organisation' : 'administrator';
}

export function setupInput(draft: SetupDraft): CallInputOf<typeof setUpOrganisation> {
  const { code, name, language, accent, login, givenName, familyName, email, password } = draft;
  return {
    code,
    organisation: { name, language, accent: accent.toLowerCase() },
    administrator: { login, givenName, familyName, email: email.trim() === '' ? null : email.trim(), password },
  };
}
