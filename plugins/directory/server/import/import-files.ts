import { decodeFile } from '@kontor/base';
import type { ImportProblem } from '../../shared/index.ts';
import { findOrgUnitColumn, findPersonColumn, type OrgUnitColumn, type PersonColumn } from './column-names.ts';
import type { ImportTable } from './import-row.ts';
import type { ImportedOrgUnit, ImportedPerson } from './imported-person.ts';
import { readLdifPeople } from './ldif-people.ts';
import { isLdif } from './ldif-reader.ts';
import { checkOrgUnits, type KnownParents } from './org-units-checker.ts';
import { checkPeople } from './people-checker.ts';
import { readTable } from './table-reader.ts';

/** The bytes of what was handed in; the form is told by the content unless `format` says it. */
export interface ImportFiles {
  readonly people: Uint8Array;
  readonly orgUnits: Uint8Array | undefined;
  readonly format?: 'csv' | 'ldif' | undefined;
}

export interface ReadImport {
  readonly people: ImportTable<PersonColumn>;
  readonly orgUnits: ImportTable<OrgUnitColumn> | undefined;
}

export interface CheckedImport {
  readonly format: string;
  readonly peopleRows: number;
  readonly orgUnitRows: number;
  readonly people: readonly ImportedPerson[];
  /** Parents before the units below them. */
  readonly orgUnits: readonly ImportedOrgUnit[];
  /** In order of lines, org units first. */
  readonly problems: readonly ImportProblem[];
}

/** Reads both files. Throws `directory.import_unreadable` when one of them is neither CSV with known columns nor LDIF. */
export function readImport(files: ImportFiles): ReadImport {
  return {
    people: readPeople(files),
    orgUnits: files.orgUnits && readTable(decodeFile(files.orgUnits), orgUnitForm),
  };
}

const orgUnitForm = { file: 'org-units', findColumn: findOrgUnitColumn, required: ['code', 'name'] } as const;
const personForm = {
  file: 'people',
  findColumn: findPersonColumn,
  required: ['login', 'given_name', 'family_name'],
} as const;

function readPeople(files: ImportFiles): ImportTable<PersonColumn> {
  const source = decodeFile(files.people);
  const ldif = files.format ? files.format === 'ldif' : isLdif(source.text);
  return ldif ? readLdifPeople(source) : readTable(source, personForm);
}

/** Checks every row against the others and against what exists. */
export function checkImport(
  read: ReadImport,
  known: { readonly logins: ReadonlySet<string>; readonly parents: KnownParents },
): CheckedImport {
  const units = checkOrgUnits(read.orgUnits?.rows ?? [], known.parents);
  const codes = (read.orgUnits?.rows ?? []).flatMap(({ values }) => values.code || []);
  const orgUnits = new Set([...known.parents.keys(), ...codes]);
  const people = checkPeople(read.people.rows, { logins: known.logins, orgUnits });
  return {
    format: read.people.format,
    peopleRows: read.people.rows.length,
    orgUnitRows: read.orgUnits?.rows.length ?? 0,
    people: people.people,
    orgUnits: units.orgUnits,
    problems: [
      ...inOrderOfLines([...(read.orgUnits?.problems ?? []), ...units.problems]),
      ...inOrderOfLines([...read.people.problems, ...people.problems]),
    ],
  };
}

function inOrderOfLines(problems: readonly ImportProblem[]): ImportProblem[] {
  return [...problems].sort((a, b) => a.line - b.line);
}
