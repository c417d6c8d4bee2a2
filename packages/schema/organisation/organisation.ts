import { z } from 'zod';
import { colour, language, requiredLine } from '../fields.ts';
import { openIdChoice } from '../openid/provider.ts';

/** What everybody may know of the organisation, also before signing in. */
export const organisationProfile = z.object({
  name: z.string(),
  language,
  /** The accent colour; checked for contrast when it is chosen. */
  accent: colour,
  /** Address of the logo, or null when there is none. */
  logo: z.string().nullable(),
  /** False until the first visit's wizard is done. */
  setUp: z.boolean(),
  demo: z.boolean(),
  /** Characters of a new password at least. */
  passwordLength: z.number().int(),
  /** Where people may sign in besides with a password. */
  signIns: z.array(openIdChoice).optional(),
});
export type OrganisationProfile = z.output<typeof organisationProfile>;

export const organisationChange = z.object({
  name: requiredLine(100).optional(),
  language: language.optional(),
  accent: colour.optional(),
});

/** How mail leaves; the password is written and never read back. */
export const mailSettings = z.object({
  /** `smtp://` or `smtps://` with host and port; null sends nothing. */
  url: z.string().max(300).nullable(),
  user: z.string().max(200).nullable(),
  passwordSet: z.boolean(),
  from: z.string().max(254).nullable(),
  /** Set by KONTOR_SMTP_URL, so not changeable here. */
  fixed: z.boolean(),
});
export type MailSettings = z.output<typeof mailSettings>;
