import type { Tx } from '@kontor/database';
import { dueReminder, type Reminder } from '../shared/index.ts';
import * as asked from './asked-store.ts';
import { listConfirmations } from './confirmation-store.ts';
import { notifyAsked, notifyReminder, withdrawAsking } from './instruction-notify.ts';
import { type CurrentRow, lockInstruction } from './instruction-store.ts';
import type { InstructionsContext } from './instructions-context.ts';

/** More than so many are asked in several transactions. */
const atOnce = 500;

/** Who has to confirm a version: who is among the addressees now and has not, by nothing but what is so at this moment. */
export async function listOpen({ host }: InstructionsContext, tx: Tx, current: CurrentRow): Promise<string[]> {
  const { instruction, version } = current;
  if (instruction.withdrawn_at !== null) return [];
  const persons = await host.addressing.listPersons(tx, instruction.addressees);
  const confirmed = new Set((await listConfirmations(tx, [version.id])).map(({ person }) => person));
  return persons.filter((person) => !confirmed.has(person));
}

/**
 * Brings what people were told in line with who has to confirm now: asks who was not asked yet, and withdraws it from
 * whom it asks no more. Who is absent is asked when they are back. Twice changes nothing more. `among` looks at these
 * persons only; answers whether more are to be asked.
 */
export async function tell(
  context: InstructionsContext,
  tx: Tx,
  id: string,
  among?: ReadonlySet<string>,
): Promise<boolean> {
  const current = await lockInstruction(tx, id, 'update');
  if (!current) return false;
  const concerns = (person: string) => among === undefined || among.has(person);
  const open = (await listOpen(context, tx, current)).filter(concerns);
  const rows = (await asked.listAskedRows(tx, current.version.id)).filter(({ person }) => concerns(person));
  const told = rows.filter(({ is_over: isOver }) => !isOver).map(({ person }) => person);
  const gone = among === undefined ? [] : await findGone(context, tx, current, rows);
  const isOpen = new Set(open);
  const left = told.filter((person) => !isOpen.has(person));
  const isTold = new Set(told);
  const waiting = open.filter((person) => !isTold.has(person));
  const away = await listAway(context, tx, waiting);
  const coming = waiting.filter((person) => !away.has(person));
  const now = coming.slice(0, atOnce);
  await stopAsking(context, tx, current, left);
  await ask(context, tx, current, now);
  await context.announceAsking(tx, id, [...new Set([...left, ...now, ...gone])]);
  if (left.length + now.length > 0) await context.announceReport(tx, current.instruction);
  return coming.length > now.length;
}

/** Those who had been asked and are not among the addressees any more: their clients forget the text. */
async function findGone(
  { host }: InstructionsContext,
  tx: Tx,
  { instruction }: CurrentRow,
  rows: readonly asked.AskedRow[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const addressed = new Set(await host.addressing.listPersons(tx, instruction.addressees));
  return rows.map(({ person }) => person).filter((person) => !addressed.has(person));
}

async function ask(context: InstructionsContext, tx: Tx, current: CurrentRow, persons: readonly string[]) {
  if (persons.length === 0) return;
  const rounds = await asked.beginAsking(tx, current.version.id, persons, context.today);
  for (const [round, those] of Map.groupBy(rounds, (row) => row.round))
    await notifyAsked(context, tx, current, { round, persons: those.map(({ person }) => person) });
}

/** They have confirmed, or are not among the addressees any more. */
export async function stopAsking(
  context: InstructionsContext,
  tx: Tx,
  { instruction, version }: CurrentRow,
  persons: readonly string[],
): Promise<void> {
  if (persons.length === 0) return;
  await asked.endAsking(tx, version.id, persons);
  await withdrawAsking(context, tx, instruction.id, persons);
}

/** Each reminder once: it is noted in the transaction in which it is sent. */
export async function remind(context: InstructionsContext, tx: Tx, id: string): Promise<void> {
  const current = await lockInstruction(tx, id, 'update');
  if (!current) return;
  const isOpen = new Set(await listOpen(context, tx, current));
  const rows = (await asked.listAskedRows(tx, current.version.id)).filter(
    ({ person, is_over: isOver }) => !isOver && isOpen.has(person),
  );
  const due = rows.flatMap(({ person, round, asked_on: askedOn, reminders: told }) => {
    const next = dueReminder(context.today, { askedOn, deadline: current.version.deadline, told });
    return next ? [{ person, round, ...next }] : [];
  });
  const away = await listAway(
    context,
    tx,
    due.map(({ person }) => person),
  );
  const here = due.filter(({ person }) => !away.has(person));
  for (const those of Map.groupBy(here, ({ reminder, count, round }) => `${reminder} ${count} ${round}`).values()) {
    const [{ reminder, count, round } = {}] = those;
    if (!reminder || count === undefined) continue;
    const persons = those.map(({ person }) => person);
    await asked.setReminders(tx, current.version.id, persons, count);
    await notifyReminder(context, tx, current, { reminder, key: `${round}:${count}`, persons });
  }
}

/** By hand; once a day, which the caller has noted. */
export async function remindByHand(context: InstructionsContext, tx: Tx, current: CurrentRow): Promise<void> {
  const open = await listOpen(context, tx, current);
  const away = await listAway(context, tx, open);
  const persons = open.filter((person) => !away.has(person));
  const reminder: Reminder = isPast(context, current) ? 'late' : current.version.deadline === null ? 'after' : 'soon';
  await notifyReminder(context, tx, current, { reminder, key: `by-hand:${context.today}`, persons });
}

function isPast({ today }: InstructionsContext, { version: { deadline } }: CurrentRow): boolean {
  return deadline !== null && deadline < today;
}

async function listAway({ host }: InstructionsContext, tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  if (persons.length === 0) return new Set();
  return new Set((await host.people.findCurrentAbsences(tx, persons)).map(({ person }) => person));
}
