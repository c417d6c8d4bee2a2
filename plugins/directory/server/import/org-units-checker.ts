import type { ImportProblem } from '../../shared/index.ts';
import { RowCheck } from './cell-checks.ts';
import type { OrgUnitRowText } from './import-row.ts';
import type { ImportedOrgUnit } from './imported-person.ts';

export interface CheckedOrgUnits {
  readonly orgUnits: readonly ImportedOrgUnit[];
  readonly problems: readonly ImportProblem[];
}

/** Units that exist already: the code of the unit above by code. */
export type KnownParents = ReadonlyMap<string, string | null>;

/** Checks rows of org units by themselves and as a tree together with the units that exist; answers parents first. */
export function checkOrgUnits(rows: readonly OrgUnitRowText[], known: KnownParents): CheckedOrgUnits {
  const firstLines = new Map<string, number>();
  for (const { line, values } of rows) {
    if (values.code && !firstLines.has(values.code)) firstLines.set(values.code, line);
  }
  const parents = new Map(known);
  for (const { line, values } of rows) {
    if (!values.code || firstLines.get(values.code) !== line) continue;
    if (values.parent !== undefined) parents.set(values.code, values.parent || null);
    else if (!parents.has(values.code)) parents.set(values.code, null);
  }
  const checked = rows.map((row) => checkRow(row, firstLines, parents));
  return {
    orgUnits: sortParentsFirst(checked.flatMap(({ orgUnit }) => (orgUnit ? [orgUnit] : []))),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function checkRow(
  { line, values }: OrgUnitRowText,
  firstLines: ReadonlyMap<string, number>,
  parents: ReadonlyMap<string, string | null>,
): { orgUnit: ImportedOrgUnit | undefined; problems: ImportProblem[] } {
  const check = new RowCheck('org-units', line);
  const code = check.text('code', values.code ?? '', 40) ?? '';
  const name = check.text('name', values.name ?? '', 200) ?? '';
  const first = firstLines.get(code);
  if (!values.code) check.add('code_missing', { field: 'code' });
  const double = first !== undefined && first < line;
  if (double) check.add('code_double', { field: 'code', value: code, other: first });
  if (!values.name) check.add('unit_name_missing', { field: 'name' });
  if (values.parent && !parents.has(values.parent))
    check.add('parent_unknown', { field: 'parent', value: values.parent });
  const cycle = code === '' || double ? undefined : findCycle(code, parents);
  if (cycle) check.add('parent_cycle', { field: 'parent', value: code, other: cycle.join(' → ') });
  const orgUnit: ImportedOrgUnit = { line, code, name, ...readRest(check, values) };
  const faulty = check.problems.some(({ severity }) => severity === 'error');
  return { orgUnit: faulty ? undefined : orgUnit, problems: check.problems };
}

function readRest(check: RowCheck, values: OrgUnitRowText['values']) {
  const { parent, abbreviation, place, tasks } = values;
  const names = tasks?.split(/[;|]/).flatMap((task) => check.text('tasks', task.trim(), 200) || []);
  return {
    ...(parent === undefined ? {} : { parent: parent || null }),
    ...(abbreviation === undefined ? {} : { abbreviation: check.text('abbreviation', abbreviation, 20) || null }),
    ...(place === undefined ? {} : { place: check.text('place', place, 200) || null }),
    ...(names === undefined ? {} : { tasks: [...new Set(names)] }),
  };
}

/** The chain from a unit upwards when it comes back to the unit. */
function findCycle(code: string, parents: ReadonlyMap<string, string | null>): string[] | undefined {
  const chain = [code];
  for (let above = parents.get(code); above != null; above = parents.get(above)) {
    if (above === code) return [...chain, code];
    if (chain.includes(above)) return undefined;
    chain.push(above);
  }
  return undefined;
}

function sortParentsFirst(units: readonly ImportedOrgUnit[]): ImportedOrgUnit[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const sorted = new Set<ImportedOrgUnit>();
  const add = (unit: ImportedOrgUnit, above: number): void => {
    const parent = unit.parent ? byCode.get(unit.parent) : undefined;
    // Cycles were refused as errors; the count only keeps a chain of faulty rows from never ending.
    if (parent && !sorted.has(parent) && above < units.length) add(parent, above + 1);
    sorted.add(unit);
  };
  for (const unit of units) add(unit, 0);
  return [...sorted];
}
