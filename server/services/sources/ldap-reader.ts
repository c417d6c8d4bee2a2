import { createHash } from 'node:crypto';
import type { LdapSettings } from '@kontor/schema';
import type { Client } from 'ldapts';
import { escapeFilterValue, type LdapServer, withDirectory } from './ldap-connection.ts';
import { binaryAttributes, LdapEntry, namesOf, plainName, type RawEntry } from './ldap-entry.ts';

/** What a directory says of somebody; missing parts are attributes that the mapping leaves out. */
export interface DirectoryPerson {
  readonly key: string | undefined;
  readonly dn: string;
  readonly values: Readonly<Partial<Record<PersonField, string>>>;
  /** SHA-256 of the picture, its bytes where they are wanted; null without one, nothing where pictures are not taken. */
  readonly photo: { readonly hash: string; readonly content: Buffer } | null | undefined;
}

export type PersonField = Exclude<keyof LdapSettings['attributes'], 'key' | 'photo'>;

export interface DirectoryGroup {
  readonly key: string;
  readonly name: string;
  /** Plain names of entries, or logins. */
  readonly members: ReadonlySet<string>;
}

export interface DirectoryContent {
  readonly people: readonly DirectoryPerson[];
  /** Nothing where groups are not taken. */
  readonly groups: readonly DirectoryGroup[] | undefined;
}

/** Servers answer 1,000 entries at once, Active Directory never more (RFC 2696). */
const pageSize = 500;
const withinMs = 60_000;
/** Far more than any organisation has: what answers more is not the directory that was meant. */
const mostEntries = 200_000;

const personFields = (attributes: LdapSettings['attributes']) =>
  Object.entries(attributes).filter(([field]) => field !== 'key' && field !== 'photo') as [
    PersonField, // of the keys of the schema all but these two
    string | null,
  ][];

/**
 * Reads a whole directory. A picture is kept only where `wantsPhoto` says so, so that the pictures of everybody are never in
 * memory at once. Throws what the server or the network says: half a directory is none.
 */
export function readDirectory(
  server: LdapServer,
  wantsPhoto: (key: string, hash: string) => boolean,
  signal?: AbortSignal,
): Promise<DirectoryContent> {
  const { settings } = server;
  return withDirectory(server, withinMs, async (client) => {
    const people: DirectoryPerson[] = [];
    const { base, filter, attributes } = settings;
    for await (const entry of searchAll(client, base, filter, namesOf(attributes), binaryAttributes(attributes))) {
      signal?.throwIfAborted();
      people.push(toPerson(entry, settings, wantsPhoto));
      if (people.length > mostEntries) throw new Error(`more than ${mostEntries} entries`);
    }
    return { people, groups: settings.groups ? await readGroups(client, settings.groups, settings) : undefined };
  });
}

function toPerson(
  entry: LdapEntry,
  { attributes }: LdapSettings,
  wantsPhoto: (key: string, hash: string) => boolean,
): DirectoryPerson {
  const key = entry.key(attributes.key);
  const values: Partial<Record<PersonField, string>> = {};
  for (const [field, attribute] of personFields(attributes)) {
    if (attribute !== null) values[field] = entry.text(attribute) ?? '';
  }
  const bytes = entry.bytes(attributes.photo);
  const hash = bytes && createHash('sha256').update(bytes).digest('hex');
  const isWanted = key !== undefined && hash !== undefined && wantsPhoto(key, hash);
  const photo = bytes && hash ? { hash, content: isWanted ? bytes : Buffer.alloc(0) } : null;
  return { key, dn: entry.dn, values, photo: attributes.photo === null ? undefined : photo };
}

async function readGroups(
  client: Client,
  { base, filter, name, member }: NonNullable<LdapSettings['groups']>,
  { attributes }: LdapSettings,
): Promise<DirectoryGroup[]> {
  const groups: DirectoryGroup[] = [];
  const asked = [attributes.key, name, member];
  for await (const entry of searchAll(client, base, filter, asked, binaryAttributes({ ...attributes, photo: null }))) {
    const key = entry.key(attributes.key);
    const title = entry.text(name);
    if (key === undefined || title === undefined) continue;
    const members = await readMembers(client, entry, member);
    groups.push({ key, name: title, members: new Set(members.map(plainName)) });
  }
  return groups;
}

/**
 * All members. Active Directory answers 1,500 at once, under `member;range=0-1499`, and the rest when it is asked for
 * (MS-ADTS 3.1.1.3.1.3.3).
 */
async function readMembers(client: Client, entry: LdapEntry, member: string): Promise<string[]> {
  const members = [...entry.texts(member)];
  let current = entry;
  for (;;) {
    const ranged = current.names().find((name) => name.startsWith(`${member.toLowerCase()};range=`));
    if (ranged === undefined) return members;
    members.push(...current.texts(ranged));
    const last = /-(\d+)$/.exec(ranged)?.[1];
    if (last === undefined) return members;
    const attributes = [`${member};range=${Number(last) + 1}-*`];
    const { searchEntries } = await client.search(entry.dn, { scope: 'base', attributes });
    const [next] = searchEntries;
    if (!next) throw new Error(`the rest of ${entry.dn} is not there`);
    current = new LdapEntry(next as RawEntry); // what the library gives, whose index says `unknown` of more than there is
  }
}

async function* searchAll(
  client: Client,
  base: string,
  filter: string,
  attributes: string[],
  explicitBufferAttributes: string[],
): AsyncGenerator<LdapEntry> {
  const options = { scope: 'sub', filter, attributes, explicitBufferAttributes, paged: { pageSize } } as const;
  for await (const page of client.searchPaginated(base, options)) {
    for (const entry of page.searchEntries) yield new LdapEntry(entry as RawEntry); // as above
  }
}

/** The name of the entry that has this login and is the one that is known by the key; nothing where there is none. */
export async function findNameOf(
  client: Client,
  { base, filter, attributes }: LdapSettings,
  login: string,
  key: string,
): Promise<string | undefined> {
  const { searchEntries } = await client.search(base, {
    scope: 'sub',
    filter: `(&${filter}(${attributes.login}=${escapeFilterValue(login)}))`,
    attributes: [attributes.key],
    explicitBufferAttributes: binaryAttributes({ ...attributes, photo: null }),
    sizeLimit: 5,
  });
  const entries = searchEntries.map((entry) => new LdapEntry(entry as RawEntry)); // as above
  return entries.find((entry) => entry.key(attributes.key) === key)?.dn;
}

/** What a test of the connection tells. */
export function tryDirectory(server: LdapServer): Promise<{ people: number; groups: number; unused: string[] }> {
  const { settings } = server;
  const { base, filter, attributes } = settings;
  return withDirectory(server, 10_000, async (client) => {
    let people = 0;
    const names = namesOf(attributes);
    const unused = new Set(names);
    for await (const entry of searchAll(client, base, filter, names, binaryAttributes(attributes))) {
      for (const name of [...unused]) if (entry.has(name)) unused.delete(name);
      people += 1;
      if (people === 1000) break;
    }
    const groups = settings.groups ? (await readGroups(client, settings.groups, settings)).length : 0;
    return { people, groups, unused: people === 0 ? [] : [...unused] };
  });
}
