import { z } from 'zod';
import { sessionState } from '../accounts/account.ts';
import { loginTaken, passwordWeak } from '../accounts/errors.ts';
import { defineRoute } from '../define-route.ts';
import { colour, email, language, login, nothing, requiredLine } from '../fields.ts';
import { accentUnreadable, alreadySetUp, mailFixed, mailNotConfigured, mailRefused, setupCodeWrong } from './errors.ts';
import { mailSettings, organisationChange, organisationProfile } from './organisation.ts';

export const getOrganisation = defineRoute({
  name: 'organisation.get',
  method: 'GET',
  path: '/api/organisation',
  access: 'anyone',
  summary: 'Name, language and look of the organisation',
  input: nothing,
  output: organisationProfile,
  errors: [],
});

export const setUpOrganisation = defineRoute({
  name: 'organisation.setUp',
  method: 'POST',
  path: '/api/setup',
  access: 'anyone',
  summary: 'Makes the organisation and its first administrator, once, with the code that the start printed',
  input: z.object({
    code: z.string().max(100),
    organisation: z.object({ name: requiredLine(100), language, accent: colour }),
    administrator: z.object({
      login,
      givenName: requiredLine(100),
      familyName: requiredLine(100),
      email: email.nullable(),
      password: z.string().max(512),
    }),
  }),
  output: sessionState,
  errors: [setupCodeWrong, alreadySetUp, accentUnreadable, passwordWeak, loginTaken],
  callsPerMinute: 10,
});

export const updateOrganisation = defineRoute({
  name: 'organisation.update',
  method: 'PATCH',
  path: '/api/organisation',
  access: 'administrator',
  summary: 'Changes name, language or accent colour',
  input: organisationChange,
  output: organisationProfile,
  errors: [accentUnreadable],
});

export const removeLogo = defineRoute({
  name: 'organisation.removeLogo',
  method: 'DELETE',
  path: '/api/organisation/logo',
  access: 'administrator',
  summary: 'Removes the logo',
  input: nothing,
  output: organisationProfile,
  errors: [],
});

export const getMailSettings = defineRoute({
  name: 'organisation.getMail',
  method: 'GET',
  path: '/api/organisation/mail',
  access: 'administrator',
  summary: 'How mail leaves',
  input: nothing,
  output: mailSettings,
  errors: [],
});

export const setMailSettings = defineRoute({
  name: 'organisation.setMail',
  method: 'PUT',
  path: '/api/organisation/mail',
  access: 'administrator',
  summary: 'Sets the mail server',
  input: z.object({
    url: z
      .url({ protocol: /^smtps?$/ })
      .max(300)
      .nullable(),
    user: z.string().max(200).nullable(),
    /** Left out keeps the stored one while server and user stay the same. */
    password: z.string().max(300).nullable().optional(),
    from: email.nullable(),
  }),
  output: mailSettings,
  errors: [mailFixed],
});

export const sendTestMail = defineRoute({
  name: 'organisation.sendTestMail',
  method: 'POST',
  path: '/api/organisation/mail/test',
  access: 'administrator',
  summary: 'Sends a test message and answers with what the mail server said',
  input: z.object({ to: email }),
  output: z.object({ accepted: z.boolean(), answer: z.string() }),
  errors: [mailNotConfigured, mailRefused],
  callsPerMinute: 10,
});
