import { z } from 'zod';
import { id, moment, requiredLine } from '../fields.ts';

/** Name of an LDAP attribute (RFC 4512 section 2.5), with options if need be. */
const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9.;-]{0,99}$/);
const optionalAttribute = attribute.nullable();
const distinguishedName = z.string().trim().max(500);
/** A filter as RFC 4515 writes it; the server it is sent to checks it. */
const filter = z
  .string()
  .trim()
  .max(1000)
  .regex(/^\(.+\)$/s);

/** Which attribute says what. What is left open is nobody's to say and stays as it is in Kontor. */
export const ldapAttributes = z.object({
  /** What stays when everything else about an entry changes: `entryUUID`, `objectGUID`. */
  key: attribute,
  login: attribute,
  givenName: attribute,
  familyName: attribute,
  title: optionalAttribute,
  email: optionalAttribute,
  phone: optionalAttribute,
  mobile: optionalAttribute,
  room: optionalAttribute,
  place: optionalAttribute,
  language: optionalAttribute,
  /** Holds the code of an org unit. */
  orgUnit: optionalAttribute,
  position: optionalAttribute,
  photo: optionalAttribute,
});
export type LdapAttributes = z.output<typeof ldapAttributes>;

export const ldapGroups = z.object({ base: distinguishedName, filter, name: attribute, member: attribute });

/** How a local person becomes the same as an entry; never by itself, as whoever writes the directory could become them. */
export const joinBy = z.enum(['never', 'login', 'email']);
export const sourceSchedule = z.enum(['off', 'hourly', 'daily']);

const ldapFields = {
  name: requiredLine(80),
  url: z.url({ protocol: /^ldaps?$/ }).max(300),
  startTls: z.boolean(),
  /** Certificates in PEM that are trusted besides those of the system; null trusts those alone. */
  ca: z.string().max(50_000).nullable(),
  bindDn: distinguishedName.nullable(),
  base: distinguishedName,
  filter,
  attributes: ldapAttributes,
  groups: ldapGroups.nullable(),
  join: joinBy,
  /** Whether its people sign in with the password that it knows. */
  signIn: z.boolean(),
  schedule: sourceSchedule,
  /** A run that would suspend a larger part of its people stops and asks. */
  leaveAtMost: z.number().int().min(0).max(100),
};

/** Where people come from: an LDAP server or Active Directory. */
export const ldapSettings = z.object(ldapFields);
export type LdapSettings = z.output<typeof ldapSettings>;

export const runState = z.enum(['running', 'done', 'stopped', 'failed']);

export const problemCodes = [
  'key_missing',
  'login_bad',
  'login_double',
  'login_taken',
  'name_missing',
  'email_bad',
  'field_dropped',
  'org_unit_unknown',
  'administrator_kept',
  'last_administrator',
  'group_name_taken',
  'photo_unusable',
] as const;

/** What a run left out, and why. */
export const sourceProblem = z.object({
  code: z.enum(problemCodes),
  /** Which entry: its login, else its name in the directory. */
  entry: z.string(),
  /** What was found there. */
  value: z.string().nullable(),
});
export type SourceProblem = z.output<typeof sourceProblem>;

const count = z.number().int();
export const runCounts = z.object({
  entries: count,
  create: count,
  change: count,
  unchanged: count,
  /** Local people who become the same as an entry. */
  join: count,
  /** No longer in the directory: their accounts are suspended. */
  leave: count,
  /** In the directory again: their accounts are active again. */
  comeBack: count,
  groups: count,
  photos: count,
});
export type RunCounts = z.output<typeof runCounts>;

/** A synchronisation, or the dry run of one. */
export const sourceRun = z.object({
  id,
  state: runState,
  dryRun: z.boolean(),
  createdAt: moment,
  endedAt: moment.nullable(),
  counts: runCounts,
  /** What the server said when it failed. */
  failure: z.string().nullable(),
});
export type SourceRun = z.output<typeof sourceRun>;

/** With whom it names; forgotten after 30 days. */
export const sourceReport = sourceRun.extend({
  problems: z.array(sourceProblem),
  /** Names of those who leave. */
  leaving: z.array(z.string()),
});
export type SourceReport = z.output<typeof sourceReport>;

export const peopleSource = z.object({
  id,
  ...ldapFields,
  secretSet: z.boolean(),
  /** Set by KONTOR_LDAP_URL: its address and secret are not changeable here. */
  fixed: z.boolean(),
  /** People who are in it now. */
  people: z.number().int(),
  lastRun: sourceRun.nullable(),
});
export type PeopleSource = z.output<typeof peopleSource>;
