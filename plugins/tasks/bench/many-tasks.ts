import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { anOrgUnit, aPerson, aSignedInPerson, aSpace, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { putAssignee } from '../server/assignee-store.ts';
import { insertList, insertSection } from '../server/list-store.ts';
import { newTaskRow, type TaskContext } from '../server/task-context.ts';
import { insertTasks, type TaskRow } from '../server/task-store.ts';
import { rankBetween } from '../shared/rank-between.ts';

const dayMs = 86_400_000;
const atOnce = 2_000;

/** A list with very many tasks of many people, and one person for whom a few hundred of all are. */
export async function makeManyTasks(
  server: TestServer,
  context: TaskContext,
  { tasks: count, own, others }: { readonly tasks: number; readonly own: number; readonly others: number },
) {
  const unit = await anOrgUnit(server);
  const { actor } = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, title: 'Sachbearbeitung' }] });
  const people: string[] = [];
  while (people.length < others) people.push((await aPerson(server)).id);
  const grants = people.map((id) => ({ subject: { kind: 'person', id }, role: 'editor' }) as const);
  const space = await aSpace(server, { owner: actor.person, grants });
  const [list, ownList] = [newId(), newId()];
  const by = { by: actor.person, at: context.now };
  const sections = Array.from({ length: 10 }, () => newId());
  await server.database.transaction(async (tx) => {
    await insertList(tx, { id: list, place: { kind: 'space', id: space.id }, title: 'Alles', ...by });
    await insertList(tx, { id: ownList, place: { kind: 'person', id: actor.person }, title: 'Eigene', ...by });
    let rank: string | null = null;
    for (const id of sections) {
      rank = rankBetween(rank, null);
      await insertSection(tx, { id, list, title: `Abschnitt ${rank}`, rank });
    }
  });
  let rank: string | null = null;
  const row = (index: number, given: Partial<TaskRow>) => {
    rank = rankBetween(rank, null);
    const due = new Date(context.now.getTime() + ((index % 90) - 20) * dayMs);
    const checklist = index % 3 === 0 ? [{ id: newId(), text: 'Prüfen', done: false }] : [];
    return newTaskRow(
      {
        list,
        rank,
        title: `Vorgang ${index} prüfen`,
        due_on: index % 4 === 0 ? null : isoDate(due),
        checklist,
        ...given,
      },
      { person: people[index % people.length], at: context.now },
    );
  };
  for (let from = 0; from < count; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - from) }, (_, place) => {
      const index = from + place;
      return row(index, { section: sections[Math.floor((index * sections.length) / count)] ?? null });
    });
    await server.database.transaction(async (tx) => {
      await insertTasks(tx, rows);
      await assignAll(tx, rows, people, context.now);
    });
  }
  const thirds = Math.floor(own / 3);
  await server.database.transaction(async (tx) => {
    const mine = Array.from({ length: own }, (_, index) => row(index, index < thirds ? { list: ownList } : {}));
    await insertTasks(tx, mine);
    for (const [index, { id }] of mine.entries()) {
      if (index < thirds) continue;
      const isOffice = index < 2 * thirds;
      const subject = { kind: isOffice ? 'org-unit' : 'person', id: isOffice ? unit.id : actor.person } as const;
      await putAssignee(tx, id, subject, { ...by, answer: 'asked' });
    }
    await sql`analyze`.execute(tx);
  });
  return { actor, list };
}

async function assignAll(tx: Tx, rows: readonly TaskRow[], people: readonly string[], at: Date): Promise<void> {
  const given = rows.map(({ id }, index) => ({ task: id, subject: people[index % people.length], asked_at: at }));
  await sql`
    insert into tasks_assignees (task, kind, subject, answer, asked_by, asked_at)
    select task, 'person', subject, 'asked', subject, asked_at
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (task uuid, subject uuid, asked_at timestamptz)`.execute(
    tx,
  );
}
