import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import { type CsvPlan, csvWarnings, type importCsv, mostCsvProblems, type previewCsv } from '../../shared/csv-api.ts';
import { csvChangedMeanwhile, csvHasProblems, csvUnreadable } from '../../shared/csv-errors.ts';
import { listReadOnly } from '../../shared/errors.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import type { AssignmentService } from '../assignment-service.ts';
import { writeMade } from '../history-store.ts';
import { insertSection, listSectionsOf } from '../list-store.ts';
import { mergeFields } from '../merge-fields.ts';
import { newTaskRow, type TaskContext } from '../task-context.ts';
import { closed } from '../task-rules.ts';
import type { TaskService } from '../task-service.ts';
import { findLastRank, insertTasks, lockTask, type TaskRow, writeTask } from '../task-store.ts';
import { exportList } from './csv-export.ts';
import { columnChoices } from './csv-headings.ts';
import { type CsvImport, type PlannedLine, planImport } from './csv-plan.ts';
import { writeImported } from './csv-store.ts';

const sampleLines = 5;
const mayWrite = { right: 'edit', isAssigned: false, mayEdit: true, inPlaceOf: null } as const;

/** Lists as files that spreadsheets read and write. */
export class CsvService {
  readonly #context: TaskContext;
  readonly #tasks: TaskService;
  readonly #assignments: AssignmentService;

  constructor(context: TaskContext, tasks: TaskService, assignments: AssignmentService) {
    this.#context = context;
    this.#tasks = tasks;
    this.#assignments = assignments;
  }

  /** Throws `tasks.list_not_found`. */
  async export(
    actor: Actor,
    list: string,
    how: { readonly language: Language; readonly separator: ',' | ';' },
  ): Promise<{ title: string; text: string }> {
    return this.#context.host.database.transaction(async (tx) => {
      const { row } = await this.#context.getList(tx, actor, list);
      return { title: row.title, text: await exportList(this.#context, tx, list, how) };
    });
  }

  /** Throws `tasks.list_not_found`, `tasks.list_read_only`, `tasks.csv_unreadable`, `tasks.csv_too_long`. */
  async preview(actor: Actor, input: InputOf<typeof previewCsv>, language: Language): Promise<CsvPlan> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#requireEditing(tx, actor, input.list);
      const plan = await planImport(this.#context, tx, { ...input, columns: input.columns });
      return this.#present(tx, plan, language);
    });
  }

  /**
   * All lines in one transaction. Throws like `preview`, and `tasks.csv_has_problems`, and `tasks.csv_changed` where it
   * would do something else than was told.
   */
  async import(actor: Actor, { expected, ...input }: InputOf<typeof importCsv>): Promise<OutputOf<typeof importCsv>> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#requireEditing(tx, actor, input.list, { lock: true });
      const plan = await planImport(this.#context, tx, { ...input, columns: input.columns });
      if (!plan.columns.includes('title')) throw csvUnreadable();
      if (plan.problems.some(({ kind }) => !csvWarnings.has(kind))) throw csvHasProblems();
      const counts = countsOf(plan);
      if (counts.created !== expected.created || counts.changed !== expected.changed) throw csvChangedMeanwhile();
      await this.#write(tx, actor, input.list, plan);
      return counts;
    });
  }

  async #requireEditing(tx: Tx, actor: Actor, list: string, options: { readonly lock?: true } = {}): Promise<void> {
    const { row, right } = await this.#context.getList(tx, actor, list, options);
    if (right === 'read' || row.archived_at !== null) throw listReadOnly();
  }

  async #write(tx: Tx, actor: Actor, list: string, plan: CsvImport): Promise<void> {
    const { now } = this.#context;
    let last = (await listSectionsOf(tx, [list])).at(-1)?.rank ?? null;
    for (const { id, title } of plan.newSections) {
      last = rankBetween(last, null);
      await insertSection(tx, { id, list, title, rank: last });
    }
    if (plan.newSections.length > 0) await this.#context.announceList(tx, actor, list);
    const made = await this.#newRows(tx, actor, list, plan.lines);
    if (!(await insertTasks(tx, made))) throw csvChangedMeanwhile();
    await writeMade(tx, made, { at: now, person: actor.person });
    const keys = plan.lines.flatMap(({ key, id }) => (key === undefined || key === id ? [] : [{ key, task: id }]));
    await writeImported(tx, list, keys);
    const rows = new Map(made.map((row) => [row.id, row]));
    for (const { id, task, change, people, isSame } of plan.lines) {
      if (isSame) continue;
      const row = rows.get(id) ?? (await lockTask(tx, id));
      if (!row) throw csvChangedMeanwhile();
      for (const subject of people) await this.#assignments.ask(tx, actor, row, subject);
      const { row: written } = task ? await this.#tasks.apply(tx, actor, { row, standing: mayWrite }, change) : { row };
      if (written !== row) continue;
      await this.#context.announceTask(tx, actor, task ? await writeTask(tx, row) : row);
    }
  }

  /** At the end of their sections, in the order of the file. */
  async #newRows(tx: Tx, actor: Actor, list: string, lines: readonly PlannedLine[]): Promise<TaskRow[]> {
    const by = { person: actor.person, at: this.#context.now };
    const lasts = new Map<string, string | null>();
    const rows: TaskRow[] = [];
    for (const { id, task, parent, change } of lines) {
      if (task) continue;
      const blank = newTaskRow({ id, list, parent, title: '', rank: '' }, by);
      const { row } = mergeFields(blank, change, { seen: 0, by: actor.person });
      const among = `${parent} ${row.section}`;
      const last = lasts.has(among)
        ? (lasts.get(among) ?? null)
        : await findLastRank(tx, { list, parent, section: row.section });
      const rank = rankBetween(last, null);
      lasts.set(among, rank);
      rows.push({ ...closed(blank, row, { at: by.at, by: actor.person }), rank, field_revisions: {} });
    }
    return rows;
  }

  async #present(tx: Tx, plan: CsvImport, language: Language): Promise<CsvPlan> {
    const sample = plan.lines.slice(0, sampleLines);
    const { presenter } = this.#context;
    const people = sample.flatMap((line) => line.people);
    const names = await presenter.findPlaceNames(tx, people);
    const warnings = plan.problems.filter(({ kind }) => csvWarnings.has(kind)).length;
    return {
      columns: plan.headings.map((heading, place) => ({ heading, column: plan.columns[place] ?? null })),
      choices: columnChoices(plan.fields, language),
      sample: sample.map(({ line, task, change, people: asked }) => ({
        line,
        title: change.title ?? task?.title ?? '',
        dueOn: change.dueOn ?? null,
        people: asked.map(({ id }) => names.get(id) ?? '').join(', '),
      })),
      ...countsOf(plan),
      newSections: plan.newSections.map(({ title }) => title),
      // What stands in the way first.
      problems: [...plan.problems]
        .sort(
          (one, other) =>
            Number(csvWarnings.has(one.kind)) - Number(csvWarnings.has(other.kind)) || one.line - other.line,
        )
        .slice(0, mostCsvProblems),
      errors: plan.problems.length - warnings,
      warnings,
      hasIds: plan.columns.includes('id'),
    };
  }
}

function countsOf({ lines }: CsvImport): { created: number; changed: number; same: number } {
  const created = lines.filter(({ task }) => task === undefined).length;
  const same = lines.filter(({ isSame }) => isSame).length;
  return { created, same, changed: lines.length - created - same };
}
