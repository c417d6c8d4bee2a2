import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { personChangedEvent, positionsChanged } from '@kontor/schema';
import { sql } from 'kysely';
import { lockRights } from '../permissions/rights-lock.ts';
import { announceAbsence } from './absence-announcement.ts';
import { deleteOldAbsences, listAbsenceChanges } from './absence-store.ts';
import { type PeopleContext, today } from './people-context.ts';
import { listValidityChanges } from './person-store.ts';
import { announcePositions } from './position-service.ts';
import { listPositionChanges } from './position-store.ts';

const everyone = { everyone: true } as const;

/** Absences are of no use once they are over, and nobody's business: they are kept for a month. */
const absencesKeptDays = 30;

/**
 * Announces what began or ended by date since the last call: positions, belonging to the organisation, absences. Each
 * day is announced once, however often and on however many servers this runs; days without a server are made up for.
 */
export async function announceNewDay(context: PeopleContext, tx: Tx): Promise<void> {
  const day = today(context);
  await lockRights(tx);
  const before = await advanceAnnouncedDay(tx, day);
  if (before === undefined || before >= day) return;
  const positions = await listPositionChanges(tx, before, day);
  const persons = await listValidityChanges(tx, before, day);
  await announcePositions(context, tx, undefined, positions);
  await announceEach(context, tx, positionsChanged, persons);
  await announceEach(context, tx, personChangedEvent, persons);
  for (const absence of await listAbsenceChanges(tx, before, day))
    await announceAbsence(context, tx, undefined, [absence]);
  await deleteOldAbsences(tx, day, absencesKeptDays);
  const concerned = [...new Set([...positions.map(({ person }) => person), ...persons])];
  for (const handle of context.onNewDay) await handle(tx, { before, today: day, persons: concerned });
}

async function announceEach(
  context: PeopleContext,
  tx: Tx,
  definition: typeof positionsChanged | typeof personChangedEvent,
  persons: readonly string[],
): Promise<void> {
  const items = persons.map((person) => ({ payload: { person, orgUnits: [] }, audience: everyone }));
  await context.events.appendMany(tx, definition, items, { actor: undefined });
}

/** Stores the day and answers with the one before it; nothing at the very first time. A day never goes back. */
async function advanceAnnouncedDay(tx: Tx, day: IsoDate): Promise<IsoDate | undefined> {
  const { rows } = await sql<{ day: IsoDate }>`select day from people_announced_day`.execute(tx);
  await sql`
    insert into people_announced_day (day) values (${day}::date)
    on conflict (the_only) do update set day = greatest(people_announced_day.day, excluded.day)`.execute(tx);
  return rows[0]?.day;
}
