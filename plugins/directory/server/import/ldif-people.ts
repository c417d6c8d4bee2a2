import type { FileText } from '@kontor/base';
import type { PersonColumn } from './column-names.ts';
import type { ImportRow, ImportTable } from './import-row.ts';
import { type LdifEntry, readLdif } from './ldif-reader.ts';
import { problem } from './problem-catalogue.ts';

/** Attributes of inetOrgPerson (RFC 2798, RFC 4519) that say what a column says, the preferred one first. */
const attributesOf: Readonly<Partial<Record<PersonColumn, readonly string[]>>> = {
  login: ['uid', 'samaccountname'],
  title: ['personaltitle'],
  given_name: ['givenname', 'gn'],
  family_name: ['sn', 'surname'],
  email: ['mail'],
  phone: ['telephonenumber'],
  mobile: ['mobile'],
  room: ['roomnumber', 'physicaldeliveryofficename'],
  place: ['street', 'streetaddress', 'l'],
  org_unit: ['departmentnumber'],
  position: ['title'],
  manager: ['manager'],
  language: ['preferredlanguage'],
};

const personClasses = new Set(['inetorgperson', 'organizationalperson', 'person', 'user']);

/**
 * The people of an LDIF file. Attributes that no person in the file has are columns that the file does not have, so
 * that an import of it leaves what they would say alone. Other entries (groups, units) are passed over.
 */
export function readLdifPeople(source: FileText): ImportTable<PersonColumn> {
  const { entries, brokenLines } = readLdif(source.text);
  const people = entries.filter(isPerson);
  const present = new Set(people.flatMap((entry) => [...entry.attributes.keys()]));
  return {
    format: `LDIF, ${source.encoding}`,
    rows: people.map((entry) => readPerson(entry, present)),
    problems: brokenLines.map((line) => problem('ldif_line_broken', { file: 'people', line })),
  };
}

function isPerson(entry: LdifEntry): boolean {
  return (entry.attributes.get('objectclass') ?? []).some((name) => personClasses.has(name.toLowerCase()));
}

function readPerson(entry: LdifEntry, present: ReadonlySet<string>): ImportRow<PersonColumn> {
  const values: Partial<Record<PersonColumn, string>> = {};
  for (const [column, attributes] of Object.entries(attributesOf) as [PersonColumn, readonly string[]][]) {
    if (!attributes.some((name) => present.has(name))) continue;
    const found = attributes.map((name) => entry.attributes.get(name)?.[0]).find((value) => value !== undefined);
    values[column] = (found ?? '').trim();
  }
  if (values.manager) values.manager = loginOfName(values.manager);
  const [, secondUnit] = entry.attributes.get('departmentnumber') ?? [];
  if (secondUnit !== undefined) values.second_org_unit = secondUnit.trim();
  return { line: entry.line, values };
}

/** `uid=anna.beck,ou=people,dc=stadt` as `anna.beck`; what is no such name is taken for the login itself. */
function loginOfName(name: string): string {
  return /^\s*(?:uid|samaccountname|cn)\s*=\s*([^,+]+)/i.exec(name)?.[1]?.trim() ?? name;
}
