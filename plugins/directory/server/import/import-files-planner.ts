import { type CheckedImport, checkImport, type ImportFiles, readImport } from './import-files.ts';
import { type CurrentState, type ImportPlan, planImport } from './import-planner.ts';

/** What is told about the files, without their content. */
export type FileFindings = Pick<CheckedImport, 'format' | 'peopleRows' | 'orgUnitRows' | 'problems'>;

export interface PlannerInput {
  readonly files: ImportFiles;
  readonly current: CurrentState;
  readonly removeMissing: boolean;
}

export interface PlannedFiles {
  readonly checked: FileFindings;
  readonly plan: ImportPlan;
}

/** Reads, checks and compares files with what is stored. Throws `directory.import_unreadable`. */
export function planFiles({ files, current, removeMissing }: PlannerInput): PlannedFiles {
  const codes = new Map(current.orgUnits.map((unit) => [unit.id, unit.code]));
  const parents = new Map(current.orgUnits.map(({ code, parent }) => [code, codes.get(parent ?? '') ?? null]));
  const logins = new Set(current.persons.flatMap(({ externalId }) => externalId ?? []));
  const checked = checkImport(readImport(files), { logins, parents });
  const { format, peopleRows, orgUnitRows, problems } = checked;
  return {
    checked: { format, peopleRows, orgUnitRows, problems },
    plan: planImport(checked, current, { removeMissing }),
  };
}
