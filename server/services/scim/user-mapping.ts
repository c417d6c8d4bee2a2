import { createHash } from 'node:crypto';
import { fields, type NewPerson, newPerson, type Person } from '@kontor/schema';
import { isRecord, type ScimDocument, textOf, valuesOf } from './resources/scim-document.ts';
import { enterpriseSchema, userSchema } from './resources/scim-schemas.ts';
import { invalidValue } from './scim-refusal.ts';
import type { Told, UserRow } from './user-store.ts';

/** What a client wants somebody to be. */
export interface WantedUser {
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly person: Pick<NewPerson, 'givenName' | 'familyName' | 'title'> &
    Partial<Pick<NewPerson, 'email' | 'phone' | 'mobile' | 'language'>>;
  readonly told: Told;
}

const enterprise = enterpriseSchema.id;
const shape = newPerson.shape;

/** What Kontor keeps of somebody, as a client would say it: what PATCH changes, and PUT where it says nothing. */
export function documentOf(row: UserRow, person: Person): ScimDocument {
  const { told } = row;
  const { givenName, familyName, title, email, phone, mobile, language } = person;
  const phones = [...withType('work', phone), ...withType('mobile', mobile)];
  const extended = withoutNothing({ employeeNumber: told.employeeNumber, department: told.department });
  return withoutNothing({
    externalId: row.externalId ?? undefined,
    userName: row.userName,
    name: { familyName, givenName, ...(title !== '' && { honorificPrefix: title }) },
    displayName: told.displayName,
    title: told.title,
    preferredLanguage: language ?? undefined,
    active: row.active,
    emails: email === null ? undefined : [{ value: email, type: 'work', primary: true }],
    phoneNumbers: phones.length > 0 ? phones : undefined,
    [enterprise]: Object.keys(extended).length > 0 ? extended : undefined,
  });
}

function withType(type: string, value: string | null): ScimDocument[] {
  return value === null ? [] : [{ value, type }];
}

function withoutNothing(given: ScimDocument): ScimDocument {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A weak tag (RFC 9110 section 8.8.1): another as soon as anything that a client may set is another. */
export function tagOf(document: ScimDocument): string {
  return `W/"${createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22)}"`;
}

/** What else a client is told of somebody. */
export interface AboutUser {
  readonly address: string;
  readonly groups: readonly { readonly group: string; readonly name: string }[];
  readonly manager: Pick<Person, 'id' | 'name'> | undefined;
}

/** A user as clients see it (RFC 7643 section 4.1). */
export function presentUser(row: UserRow, person: Person, { address, groups, manager }: AboutUser): ScimDocument {
  const document = documentOf(row, person);
  const { name, [enterprise]: extended, ...rest } = document;
  const kept = isRecord(extended) ? extended : {};
  const led = manager && {
    manager: { value: manager.id, $ref: `${address}/Users/${manager.id}`, displayName: manager.name },
  };
  return {
    schemas: [userSchema.id, enterprise],
    id: row.person,
    ...rest,
    name: { formatted: person.name, ...(isRecord(name) ? name : {}) },
    displayName: person.name,
    ...(groups.length > 0 && {
      groups: groups.map(({ group, name: display }) => ({ value: group, $ref: `${address}/Groups/${group}`, display })),
    }),
    ...((extended || led) && { [enterprise]: { ...kept, ...led } }),
    meta: {
      resourceType: 'User',
      created: row.createdAt.toISOString(),
      lastModified: row.changedAt.toISOString(),
      location: `${address}/Users/${row.person}`,
      version: tagOf(document),
    },
  };
}

/**
 * What a document says of somebody; `before` is what was kept so far. Throws `invalidValue` and names what is wrong. Fields
 * that the document does not have are missing: it says nothing of them.
 */
export function readUser(document: ScimDocument, before?: ScimDocument): WantedUser {
  const userName = fields.requiredLine(254).safeParse(document.userName);
  if (!userName.success) throw invalidValue('userName is needed');
  const extended = isRecord(document[enterprise]) ? document[enterprise] : {};
  return {
    userName: userName.data,
    externalId: readLine(document.externalId, 'externalId', 254) ?? null,
    active: document.active !== false,
    person: { ...readNames(document, before), ...readContact(document, before) },
    told: {
      displayName: readLine(document.displayName, 'displayName', 200),
      title: readLine(document.title, 'title', 200),
      department: readLine(extended.department, 'department', 200),
      employeeNumber: readLine(extended.employeeNumber, 'employeeNumber', 100),
    },
  };
}

function readLine(value: unknown, name: string, max: number): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const line = fields.requiredLine(max).safeParse(text);
  if (!line.success) throw invalidValue(`${name} is too long or has control characters`);
  return line.data;
}

function readNames(document: ScimDocument, before: ScimDocument | undefined): WantedUser['person'] {
  const name = isRecord(document.name) ? document.name : {};
  const told = { givenName: textOf(name.givenName), familyName: textOf(name.familyName) };
  const split = isNamedByDisplay(document, before) || !told.givenName || !told.familyName;
  const names = split ? { ...told, ...splitName(textOf(document.displayName)) } : told;
  const givenName = shape.givenName.safeParse(names.givenName ?? '');
  const familyName = shape.familyName.safeParse(names.familyName ?? '');
  const title = fields.line(40).safeParse(textOf(name.honorificPrefix) ?? '');
  if (!givenName.success) throw invalidValue('name.givenName is needed, or a displayName of two words');
  if (!familyName.success) throw invalidValue('name.familyName is needed, or a displayName of two words');
  if (!title.success) throw invalidValue('name.honorificPrefix is too long');
  return { givenName: givenName.data, familyName: familyName.data, title: title.data };
}

/** Whoever was named by `displayName` alone is named by the new one, though their parts are known by now. */
function isNamedByDisplay(document: ScimDocument, before: ScimDocument | undefined): boolean {
  if (!before || document.displayName === before.displayName) return false;
  if (JSON.stringify(document.name) !== JSON.stringify(before.name)) return false;
  const split = splitName(textOf(before.displayName));
  const name = isRecord(before.name) ? before.name : {};
  return split?.givenName === name.givenName && split?.familyName === name.familyName;
}

/** `Anna Beck` and `Beck, Anna`. */
function splitName(display: string | undefined): { givenName: string; familyName: string } | undefined {
  const [, family, given] = /^([^,]+),\s*(.+)$/.exec(display ?? '') ?? [];
  if (family && given) return { givenName: given.trim(), familyName: family.trim() };
  const words = (display ?? '').split(/\s+/).filter((word) => word !== '');
  const last = words.pop();
  return last === undefined || words.length === 0 ? undefined : { givenName: words.join(' '), familyName: last };
}

function readContact(document: ScimDocument, before: ScimDocument | undefined): Partial<WantedUser['person']> {
  const says = (name: string) => document[name] !== undefined || before?.[name] !== undefined;
  const contact: { -readonly [Field in 'email' | 'phone' | 'mobile' | 'language']?: NewPerson[Field] } = {};
  if (says('emails')) contact.email = readEmail(document.emails);
  if (says('phoneNumbers')) {
    contact.phone = readLine(findOfType(document.phoneNumbers, 'work'), 'phoneNumbers', 40) ?? null;
    contact.mobile = readLine(findOfType(document.phoneNumbers, 'mobile'), 'phoneNumbers', 40) ?? null;
  }
  const language = fields.language.safeParse(textOf(document.preferredLanguage)?.toLowerCase().slice(0, 2));
  if (language.success) contact.language = language.data;
  return contact;
}

function readEmail(emails: unknown): string | null {
  const values = valuesOf(emails).filter(({ value }) => textOf(value) !== undefined);
  const chosen =
    values.find(({ primary }) => primary === true) ?? values.find(({ type }) => type === 'work') ?? values[0];
  const address = textOf(chosen?.value);
  if (address === undefined) return null;
  const email = fields.email.safeParse(address);
  if (!email.success) throw invalidValue('emails has a value that is no address');
  return email.data;
}

/** A number without a type is one for work. */
function findOfType(phones: unknown, wanted: string): unknown {
  return valuesOf(phones).find(({ type }) => (textOf(type)?.toLowerCase() ?? 'work') === wanted)?.value;
}

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Logins that a user name may become, the best first: `anna@stadt.example` is `anna`, else `anna.stadt`. */
export function loginsOf(userName: string): string[] {
  const [local = '', domain = ''] = userName.toLowerCase().split('@');
  const [town = ''] = domain.split('.');
  const texts = town === '' ? [local] : [local, `${local}.${town}`];
  return texts.flatMap((text) => {
    const plain = text
      .replace(/[äöüß]/g, (letter) => german[letter] ?? letter)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9._-]/g, '.')
      .replace(/^[._-]+/, '')
      .slice(0, 64);
    const login = fields.login.safeParse(plain);
    return login.success ? [login.data] : [];
  });
}
