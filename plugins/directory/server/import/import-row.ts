import type { ImportProblem } from '../../shared/index.ts';
import type { OrgUnitColumn, PersonColumn } from './column-names.ts';

/** A row as it stands in the file; columns that the file does not have are missing, empty cells are ''. */
export interface ImportRow<Column extends string> {
  readonly line: number;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}
export type PersonRowText = ImportRow<PersonColumn>;
export type OrgUnitRowText = ImportRow<OrgUnitColumn>;

/** A file as far as it could be read. */
export interface ImportTable<Column extends string> {
  /** `CSV, UTF-8, Komma`. */
  readonly format: string;
  readonly rows: readonly ImportRow<Column>[];
  readonly problems: readonly ImportProblem[];
}
