import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { rankBetween } from '../shared/rank-between.ts';
import { putAssignee } from './assignee-store.ts';
import { type DemoList, demoLists, ownDemoTasks } from './demo-tasks.ts';
import { demoTemplates } from './demo-templates.ts';
import { insertList, insertSection } from './list-store.ts';
import { newTaskRow, type TaskContext } from './task-context.ts';
import { insertTasks } from './task-store.ts';
import { insertTemplate } from './templates/template-store.ts';

const dayMs = 86_400_000;

/** Has the demo city something to do. */
export function seedTasks(context: TaskContext): void {
  context.host.demo.seed(async (tx) => {
    const persons = new Set<string>();
    for (const [slug, lists] of Object.entries(demoLists)) {
      const space = await context.host.spaces.findBySlug(tx, slug);
      const holders = space ? await context.host.permissions.listPersonsOf(tx, space.id) : [];
      const owner = holders.find(({ role }) => role === 'owner')?.person;
      if (!space || owner === undefined) continue;
      persons.add(owner);
      const team = [owner, ...holders.map(({ person }) => person).filter((person) => person !== owner)];
      for (const list of lists) await seedList(context, tx, { kind: 'space', id: space.id }, list, team);
    }
    for (const { title, content } of demoTemplates) {
      const made = { created_at: context.now, created_by: null };
      await insertTemplate(tx, { id: newId(), space: null, person: null, title, content, ...made });
    }
    for (const person of persons) await seedList(context, tx, { kind: 'person', id: person }, ownDemoTasks, [person]);
  });
}

async function seedList(
  context: TaskContext,
  tx: Tx,
  place: Parameters<typeof insertList>[1]['place'],
  { title, sections }: DemoList,
  team: readonly string[],
): Promise<void> {
  const [by = ''] = team;
  const { now, host } = context;
  const list = newId();
  await insertList(tx, { id: list, place, title, by, at: now });
  let sectionRank: string | null = null;
  for (const { title: heading, tasks } of sections) {
    const section = heading === '' ? null : newId();
    sectionRank = rankBetween(sectionRank, null);
    if (section !== null) await insertSection(tx, { id: section, list, title: heading, rank: sectionRank });
    let rank: string | null = null;
    for (const { title, note = '', dueIn, priority = 0, labels = [], who, isDone = false } of tasks) {
      rank = rankBetween(rank, null);
      const due = dueIn === undefined ? null : isoDate(new Date(now.getTime() + dueIn * dayMs), host.people.timeZone);
      const closed = isDone ? ({ state: 'done', closed_at: now, closed_by: by } as const) : {};
      const row = newTaskRow(
        { list, section, rank, title, note, due_on: due, priority, labels: [...labels], ...closed },
        { person: by, at: now },
      );
      await insertTasks(tx, [row]);
      const subject = who === undefined ? undefined : team[who % team.length];
      if (subject !== undefined) {
        await putAssignee(tx, row.id, { kind: 'person', id: subject }, { by, at: now, answer: 'accepted' });
      }
    }
  }
}
