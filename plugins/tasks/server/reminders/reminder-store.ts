import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { ReminderWhen } from '../../shared/reminder.ts';

export interface ReminderRow {
  id: string;
  task: string;
  person: string;
  when: ReminderWhen;
  at: Date | null;
  /** The moment for which it was told; a moment that is not this one is still to come, or late. */
  told_for: Date | null;
}

/** The next one first. */
export async function listRemindersOf(tx: Tx, task: string, person: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select * from tasks_reminders where task = ${task} and person = ${person} order by at nulls last, id`.execute(tx);
  return rows;
}

/** Of everybody. */
export async function listRemindersOn(tx: Tx, task: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select * from tasks_reminders where task = ${task} order by id for update`.execute(tx);
  return rows;
}

/** What is there already under this id stays. */
export async function insertReminder(tx: Tx, row: ReminderRow): Promise<void> {
  await sql`
    insert into tasks_reminders (id, task, person, "when", at, told_for)
    values (${row.id}, ${row.task}, ${row.person}, ${JSON.stringify(row.when)}::jsonb, ${row.at}, ${row.told_for})
    on conflict (id) do nothing`.execute(tx);
}

export async function writeMoment(tx: Tx, { id, at, told_for }: Pick<ReminderRow, 'id' | 'at' | 'told_for'>) {
  await sql`update tasks_reminders set at = ${at}, told_for = ${told_for} where id = ${id}`.execute(tx);
}

export async function deleteReminder(tx: Tx, task: string, person: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from tasks_reminders where id = ${id} and task = ${task} and person = ${person}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function deleteRemindersOf(tx: Tx, task: string, persons: readonly string[]): Promise<void> {
  await sql`delete from tasks_reminders where task = ${task} and person = any(${[...persons]}::uuid[])`.execute(tx);
}

export async function deleteRemindersOn(tx: Tx, task: string): Promise<void> {
  await sql`delete from tasks_reminders where task = ${task}`.execute(tx);
}

/**
 * Takes those whose moment has come, of open tasks, for whoever holds the transaction: from now on they are told, or none
 * of it has happened.
 */
export async function claimDueReminders(tx: Tx, now: Date, limit: number): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    update tasks_reminders set told_for = at
     where id in (
       select r.id from tasks_reminders r join tasks_tasks t on t.id = r.task
        where r.at <= ${now} and r.told_for is distinct from r.at and t.state = 'open' and t.deleted_at is null
        order by r.at, r.id limit ${limit} for update of r skip locked)
    returning *`.execute(tx);
  return rows;
}

/** Of a task that is open again: what passed meanwhile is not told any more. */
export async function passOver(tx: Tx, task: string, now: Date): Promise<void> {
  await sql`update tasks_reminders set told_for = at where task = ${task} and at <= ${now}`.execute(tx);
}

/** Up to which day people were told what is due; nothing before the first time. */
export async function findDueTold(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`select day from tasks_due_told`.execute(tx);
  return rows[0]?.day;
}

export async function writeDueTold(tx: Tx, day: string): Promise<void> {
  await sql`insert into tasks_due_told (day) values (${day}) on conflict (id) do update set day = excluded.day`.execute(
    tx,
  );
}
