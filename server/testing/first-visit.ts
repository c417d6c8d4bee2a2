import { createAccount, createPerson, redeemOneTimeCode, setUpOrganisation } from '@kontor/schema';
import { type ApiClient, apiClient } from './api-client.ts';

export const firstVisitPassword = 'lange-genug-zum-testen';

/** What the wizard of the first visit sends. */
export function wizardInput(code: string) {
  const administrator = { login: 'admin', givenName: 'Ada', familyName: 'Anfang', email: null };
  return {
    code,
    organisation: { name: 'Stadt Test', language: 'de', accent: '#0b6e5b' },
    administrator: { ...administrator, password: firstVisitPassword },
  } as const;
}

/** Sets a fresh server up through its doors: an administrator and a colleague, both signed in. */
export async function setUpKontor(
  url: string,
  code: string,
): Promise<{ administrator: ApiClient; colleague: ApiClient; colleaguePerson: string }> {
  const administrator = apiClient(url);
  await administrator.call(setUpOrganisation, wizardInput(code));
  const person = await administrator.call(createPerson, { givenName: 'Kim', familyName: 'Kollegin' });
  const invited = { person: person.id, login: 'kim', mail: false };
  const { invitation } = await administrator.call(createAccount, invited);
  const colleague = apiClient(url);
  await colleague.call(redeemOneTimeCode, { code: invitation.code, password: firstVisitPassword });
  await colleague.signIn('kim', firstVisitPassword);
  return { administrator, colleague, colleaguePerson: person.id };
}
