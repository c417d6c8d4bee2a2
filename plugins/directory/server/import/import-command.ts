import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerCall, type Command, type CommandContext } from '@kontor/plugin-api/server';
import type { ImportProblem, ImportSummary } from '../../shared/index.ts';
import {
  type ApplierHost,
  applyImport,
  type ImportOptions,
  type PlannedImport,
  prepareImport,
} from './import-applier.ts';
import type { ImportFiles } from './import-files.ts';

const usage = 'import-people FILE [--org-units FILE] [--dry-run] [--format csv|ldif] [--remove-missing]';

/** `npm run kontor -- import-people`: exit code 0 done, 1 nothing was imported and why was printed. */
export function importPeopleCommand(host: ApplierHost): Command {
  return {
    name: 'import-people',
    usage,
    summary: 'Imports people and org units from CSV or LDIF, as a whole or not at all',
    run: (args, context) =>
      answerCall({ usage, read: readCall, run: (call) => run(host, call, context) }, args, context),
  };
}

interface Call extends ImportOptions {
  readonly file: string;
  readonly orgUnits: string | undefined;
  readonly dryRun: boolean;
  readonly format: 'csv' | 'ldif' | undefined;
}

function readCall(args: readonly string[]): Call | undefined {
  const options = {
    'org-units': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    format: { type: 'string' },
    'remove-missing': { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  const { format } = values;
  if (file === undefined || more.length > 0) return undefined;
  if (format !== undefined && format !== 'csv' && format !== 'ldif') return undefined;
  return {
    file,
    orgUnits: values['org-units'],
    dryRun: values['dry-run'],
    removeMissing: values['remove-missing'],
    format,
  };
}

async function run(host: ApplierHost, call: Call, context: CommandContext): Promise<number> {
  const files = await readFiles(call, context);
  if (!files) return 1;
  const started = performance.now();
  if (call.dryRun) {
    const prepared = await context.database.transaction((tx) => prepareImport(host, tx, files, call));
    return printDryRun(prepared, context);
  }
  const first = await context.database.transaction((tx) => prepareImport(host, tx, files, call));
  if (printProblems(first, context) > 0) {
    context.print('Nothing was imported. Please mend these lines and run the import again.');
    return 1;
  }
  const onProgress = async (done: number, total: number) => context.progress(done, total, 'rows written');
  const { plan } = await applyImport(host, undefined, files, { ...call, onProgress });
  printSummary(plan.summary, context, ['created', 'changed', 'unchanged']);
  context.print(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return 0;
}

async function readFiles(call: Call, context: CommandContext): Promise<ImportFiles | undefined> {
  const orgUnitsFile = call.orgUnits ?? findSibling(call.file, context);
  for (const file of [call.file, orgUnitsFile]) {
    if (file === undefined || existsSync(file)) continue;
    context.print(`There is no file ${file}.`);
    return undefined;
  }
  const orgUnits = orgUnitsFile === undefined ? undefined : await readFile(orgUnitsFile);
  return { people: await readFile(call.file), orgUnits, format: call.format };
}

/** People come with their units where both files lie together; which file was taken is said. */
function findSibling(file: string, context: CommandContext): string | undefined {
  const sibling = join(dirname(file), 'org-units.csv');
  if (!existsSync(sibling) || sibling === file) return undefined;
  context.print(`Taking the org units from ${sibling}, which lies beside it.`);
  return sibling;
}

function printDryRun(prepared: PlannedImport, context: CommandContext): number {
  const errors = printProblems(prepared, context);
  printSummary(prepared.plan.summary, context, ['to create', 'to change', 'unchanged']);
  context.print(
    errors > 0 ? `${errors} errors: nothing could be imported.` : 'No errors. This was a dry run: nothing was changed.',
  );
  return errors > 0 ? 1 : 0;
}

/** Every problem by line; answers with the number of errors. */
function printProblems({ checked }: PlannedImport, context: CommandContext): number {
  context.print(`Read ${checked.peopleRows} people (${checked.format}).`);
  for (const problem of checked.problems) context.print(describe(problem));
  const errors = checked.problems.filter(({ severity }) => severity === 'error').length;
  context.print(`${errors} errors, ${checked.problems.length - errors} warnings.`);
  return errors;
}

function describe({ file, line, field, severity, sentence }: ImportProblem): string {
  return `${file} line ${line}${field === null ? '' : ` (${field})`}: ${severity}: ${sentence.en}`;
}

function printSummary({ orgUnits, people }: ImportSummary, context: CommandContext, words: readonly string[]): void {
  const [create, change, unchanged] = words;
  for (const [what, counts] of [
    ['Org units', orgUnits],
    ['People', people],
  ] as const) {
    context.print(
      `${what}: ${counts.rows} rows, ${counts.create} ${create}, ${counts.change} ${change}, ${counts.unchanged} ${unchanged}.`,
    );
  }
  if (people.missing > people.leave) {
    context.print(`${people.missing} people are not in the file; with --remove-missing they would leave.`);
  }
  if (people.leave > 0)
    context.print(`${people.leave} people who are not in the file leave: yesterday was their last day.`);
}
