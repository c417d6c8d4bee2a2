import type { Tx } from '@kontor/database';
import type { Position } from '@kontor/schema';
import type { SurveysContext } from './surveys-context.ts';
import type { UnitRow } from './ticket-store.ts';

/** Positions that hold today. */
export async function findPositionsToday(
  { host, today }: SurveysContext,
  tx: Tx,
  persons: readonly string[],
): Promise<Position[]> {
  const positions = await host.people.findPositions(tx, persons);
  return positions.filter(({ from, until }) => (from === null || from <= today) && (until === null || until >= today));
}

/**
 * The part for which somebody's answer counts: that of the nearest unit at or above their main position, else that of all
 * others, else the largest, so that nobody who came later is alone in one. There is one at least.
 */
export async function findUnitOf(
  context: SurveysContext,
  tx: Tx,
  person: string,
  units: readonly UnitRow[],
): Promise<UnitRow> {
  const positions = await findPositionsToday(context, tx, [person]);
  const parents = new Map((await context.host.people.listOrgUnits(tx)).map(({ id, parent }) => [id, parent]));
  const main = positions.find((each) => each.main) ?? positions[0];
  for (let at: string | null | undefined = main?.orgUnit; at; at = parents.get(at)) {
    const found = units.find(({ org_unit: unit }) => unit === at);
    if (found) return found;
  }
  const fallback = units.find(({ org_unit: unit }) => unit === null) ?? units[0];
  if (!fallback) throw new Error('A survey that runs has a key at least');
  return fallback;
}
