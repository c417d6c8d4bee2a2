import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { taskRef } from '../shared/index.ts';
import { listAssignees, putAssignee, removeAssignee } from './assignee-store.ts';
import { writeHistory } from './history-store.ts';
import type { TaskContext } from './task-context.ts';
import { listPersonsSeeing, tellTakenAway } from './task-losses.ts';
import { lockTask, writeTask } from './task-store.ts';

/** Open tasks that somebody was asked to do, but for those of their own private lists. */
export function provideHandOver(context: TaskContext): void {
  context.host.handOver.provide({
    kind: 'tasks.open',
    one: { de: 'eine offene Aufgabe', en: 'an open task' },
    many: { de: 'offene Aufgaben', en: 'open tasks' },
    onMove: 'stays',
    async list(tx, person) {
      const tasks = await listOpenOf(tx, person);
      const assignees = await listAssignees(
        tx,
        tasks.map(({ id }) => id),
      );
      const others = assignees.filter(
        ({ kind, subject, answer }) => kind === 'person' && subject !== person && answer !== 'declined',
      );
      return tasks.map(({ id, title }) => ({
        ref: taskRef(id),
        title,
        others: others.filter(({ task }) => task === id).map(({ subject }) => subject),
      }));
    },
    async pass(tx, { actor, from, to, refs }) {
      const open = new Set((await listOpenOf(tx, from)).map(({ id }) => id));
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter((id) => open.has(id));
      for (const id of ids.sort()) await passOne(context, tx, actor, { id, from, to });
    },
  });
}

/** Whoever gets it is asked, and may decline it as any other. */
async function passOne(
  context: TaskContext,
  tx: Tx,
  actor: Actor,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): Promise<void> {
  const row = await lockTask(tx, id);
  if (!row) return;
  const before = await listPersonsSeeing(context, tx, id);
  const [was, now] = [{ kind: 'person', id: from } as const, { kind: 'person', id: to } as const];
  await removeAssignee(tx, id, was);
  await putAssignee(tx, id, now, { by: actor.person, at: context.now, answer: 'asked' });
  await writeHistory(tx, { task: id, at: context.now, person: actor.person }, [{ field: 'assignees', was, now }]);
  await context.announceTask(tx, actor, await writeTask(tx, row));
  await tellTakenAway(context, tx, actor, row, before);
}

async function listOpenOf(tx: Tx, person: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select task.id, task.title from tasks_assignees asked
      join tasks_tasks task on task.id = asked.task
      join tasks_lists list on list.id = task.list
     where asked.kind = 'person' and asked.subject = ${person} and asked.answer <> 'declined'
       and task.state = 'open' and task.deleted_at is null and not task.archived and list.archived_at is null
       and list.person is distinct from ${person}
     order by task.due_on nulls last, task.id`.execute(tx);
  return rows;
}
