import { z } from 'zod';
import { id, language, moment } from '../fields.ts';

export const accountRole = z.enum(['administrator', 'auditor']);
export const accountState = z.enum(['invited', 'active', 'suspended']);

/** An account as administrators see it. */
export const account = z.object({
  id,
  login: z.string(),
  person: id,
  personName: z.string(),
  email: z.string().nullable(),
  state: accountState,
  roles: z.array(accountRole),
  /** Whether a second factor guards it; which one is nobody's business. */
  secondFactor: z.boolean(),
  createdAt: moment,
});
export type Account = z.output<typeof account>;

/** `system` follows the device; the last two have high contrast. */
export const accountTheme = z.enum(['system', 'light', 'dark', 'contrast-light', 'contrast-dark']);

/** Who is signed in. */
export const sessionState = z.object({
  account: z.object({
    id,
    login: z.string(),
    roles: z.array(accountRole),
    /** Null follows the organisation's, theme `system` the device. */
    language: language.nullable(),
    theme: accountTheme,
    secondFactor: z.boolean(),
    /** By when the organisation wants a second factor that is not there yet; past: nothing else is open until then. */
    secondFactorDue: moment.nullable().optional(),
  }),
  person: z.object({ id, name: z.string(), photo: z.string().nullable() }),
  session: id,
  /** On a computer that others use too: the client keeps nothing. */
  shared: z.boolean(),
  /** When the session ends at the latest; what a client keeps is not readable for longer. */
  expiresAt: moment,
  /** Where the live connection starts from. */
  cursor: z.number().int(),
});
export type SessionState = z.output<typeof sessionState>;

/** A place where the person is signed in. */
export const session = z.object({
  id,
  current: z.boolean(),
  /** Browser and system in words, from the user agent. */
  device: z.string(),
  address: z.string().nullable(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
});
export type Session = z.output<typeof session>;

/** A session of somebody else as administrators see it: neither address nor use. */
export const accountSession = session.pick({ id: true, device: true, createdAt: true, expiresAt: true });
export type AccountSession = z.output<typeof accountSession>;

export const passkey = z.object({ id, name: z.string(), createdAt: moment, lastUsedAt: moment.nullable() });
export type Passkey = z.output<typeof passkey>;

/** What an app password may be used for. */
export const appPasswordScope = z.enum(['caldav', 'feeds', 'api']);
export const appPassword = z.object({
  id,
  name: z.string(),
  scopes: z.array(appPasswordScope),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
});
export type AppPassword = z.output<typeof appPassword>;

/** A one-time link that lets somebody set a password; shown once. */
export const oneTimeLink = z.object({
  url: z.string(),
  /** The same secret in groups of letters and digits, for a printed letter. */
  code: z.string(),
  expiresAt: moment,
  /** True when it also went out by mail. */
  mailed: z.boolean(),
});
export type OneTimeLink = z.output<typeof oneTimeLink>;
