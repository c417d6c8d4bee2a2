import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { taskTakenAway } from '../shared/index.ts';
import { forgetAround } from './around/watch-service.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskRow } from './task-store.ts';

/** Everybody who may see a task today. */
export async function listPersonsSeeing(
  { host, rights }: TaskContext,
  tx: Tx,
  id: string,
): Promise<ReadonlySet<string>> {
  const tokens = (await rights.findAudience(tx, [id])).get(id) ?? [];
  const persons = new Set<string>();
  for (const token of tokens) {
    const [kind, subject] = token.split(':');
    if (subject === undefined) continue;
    if (kind === 'person') persons.add(subject);
    if (kind === 'unit') for (const member of await host.people.listMembers(tx, subject, true)) persons.add(member);
    if (kind === 'space') {
      for (const { person } of await host.permissions.listPersonsOf(tx, subject)) persons.add(person);
    }
  }
  return persons;
}

/** Tells those who saw it before, and see it no longer, so that their clients forget it; they watch it no longer, either. */
export async function tellTakenAway(
  context: TaskContext,
  tx: Tx,
  actor: Actor,
  { id, list }: Pick<TaskRow, 'id' | 'list'>,
  before: ReadonlySet<string>,
): Promise<void> {
  const after = await listPersonsSeeing(context, tx, id);
  const persons = [...before].filter((person) => !after.has(person));
  if (persons.length === 0) return;
  await context.host.events.append(tx, taskTakenAway, { task: id, list, persons }, { persons }, { actor });
  await forgetAround(tx, id, persons);
}
