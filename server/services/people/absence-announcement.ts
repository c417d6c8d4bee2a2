import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Absence, absenceChanged, substitutesChanged } from '@kontor/schema';
import type { PeopleContext } from './people-context.ts';
import { findSubstitutesAt, minuteNow } from './substitute-service.ts';
import { listPerhapsCovered } from './substitute-store.ts';

/**
 * Tells everybody that somebody's absence began, changed or ended, and those who stood, stand or will stand in that it is
 * about them; `absences` are what it was and is, `before` who stood in. Whoever the person stood in for has another substitute by that, too.
 */
export async function announceAbsence(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  absences: readonly Absence[],
  before: readonly string[] = [],
): Promise<void> {
  const [first] = absences;
  if (!first) return;
  const { person } = first;
  await context.events.append(tx, absenceChanged, { person }, { everyone: true }, { actor });
  const now = await listSubstitutes(context, tx, person);
  const named = absences.flatMap(({ substitute }) => substitute ?? []);
  const persons = [...new Set([person, ...named, ...before, ...now])];
  await context.events.append(tx, substitutesChanged, { person }, { persons }, { actor });
}

/** Who stands in now for somebody, and for those whose chain leads over them. */
export async function listSubstitutes(context: PeopleContext, tx: Tx, person: string): Promise<string[]> {
  const minute = minuteNow(context);
  const concerned = [person, ...(await listPerhapsCovered(tx, person, minute))];
  return [...(await findSubstitutesAt(tx, concerned, minute)).values()].flatMap(({ substitute }) => substitute ?? []);
}
