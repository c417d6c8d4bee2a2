import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { absenceChanged, positionsChanged } from '@kontor/schema';
import { standInsChanged } from '../shared/index.ts';
import { listNotedSubstitutes, noteSubstitutes } from './stand-in-store.ts';

type Host = Pick<ServerHost, 'people'>;

/** Somebody who leads org units and is away, with who stands in. */
export interface StandIn {
  readonly substitute: string;
  readonly person: string;
  readonly orgUnits: readonly string[];
}

/** Who stands in now for those who lead these org units: what one looks for there reaches them. */
export async function readStandIns({ people }: Host, tx: Tx, orgUnits: readonly string[]): Promise<StandIn[]> {
  const leads = Map.groupBy(await people.listLeads(tx, orgUnits), ({ person }) => person);
  const absences = await people.findCurrentAbsences(tx, [...leads.keys()]);
  return absences.flatMap(({ person, substitute }) => {
    const led = (leads.get(person) ?? []).map(({ orgUnit }) => orgUnit);
    return substitute === null ? [] : [{ substitute, person, orgUnits: led }];
  });
}

/**
 * Says of whom else one finds something when an absence begins, ends or is given another substitute: of whoever stands in
 * now, and of whoever did.
 */
export function followStandIns({ events, people }: Pick<ServerHost, 'events' | 'people'>): void {
  events.on('directory.stand_ins', [absenceChanged, positionsChanged], async (tx, { payload: { person } }) => {
    const absences = await people.findCurrentAbsences(tx, [person]);
    const now = absences.flatMap(({ substitute }) => substitute ?? []);
    const before = await listNotedSubstitutes(tx, person);
    const persons = [...new Set([...now, ...before])];
    if (persons.length === 0) return;
    await noteSubstitutes(tx, person, now);
    await events.append(tx, standInsChanged, { persons }, { nobody: true }, { actor: undefined });
  });
}
