import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { absenceChanged, manyPersonsChanged, personChangedEvent, positionsChanged } from '@kontor/schema';
import { standInsChanged } from '../shared/index.ts';
import { listNotedPairs, noteAnew, type StandInPair } from './stand-in-store.ts';

type Host = Pick<ServerHost, 'people'>;

/** Somebody who leads org units and is away, with who really stands in, whoever was named. */
export interface StandIn extends StandInPair {
  readonly orgUnits: readonly string[];
}

/** Who stands in now for those who lead these org units: what one looks for there reaches them. */
export async function readStandIns({ people }: Host, tx: Tx, orgUnits: readonly string[]): Promise<StandIn[]> {
  const leads = Map.groupBy(await people.listLeads(tx, orgUnits), ({ person }) => person);
  const away = await people.findSubstitutes(tx, [...leads.keys()]);
  return [...away].flatMap(([person, { substitute }]) => {
    const led = (leads.get(person) ?? []).map(({ orgUnit }) => orgUnit);
    return substitute === null ? [] : [{ substitute, person, orgUnits: led }];
  });
}

/**
 * Says of whom else one finds something when an absence begins, ends or is given another substitute, or somebody goes. A
 * chain may lead over anybody, so it is read whole and compared with what was noted: of whoever stands in now and of
 * whoever did.
 */
export function followStandIns({ events, people }: Pick<ServerHost, 'events' | 'people'>): void {
  const kinds = [absenceChanged, positionsChanged, personChangedEvent, manyPersonsChanged];
  events.onMany('directory.stand_ins', kinds, async (tx, many) => {
    const units = (await people.listOrgUnits(tx)).map(({ id }) => id);
    const [now, before] = [await readStandIns({ people }, tx, units), await listNotedPairs(tx)];
    // Whoever leads other units than before has the same substitute, who is found by other words.
    const changed = new Set(many.flatMap(({ payload }) => ('persons' in payload ? payload.persons : payload.person)));
    const concerned = [...now, ...before].filter(
      (pair) => changed.has(pair.person) || !(has(now, pair) && has(before, pair)),
    );
    const persons = [...new Set(concerned.map(({ substitute }) => substitute))];
    if (persons.length === 0) return;
    await noteAnew(tx, now);
    await events.append(tx, standInsChanged, { persons }, { nobody: true }, { actor: undefined });
  });
}

function has(pairs: readonly StandInPair[], { substitute, person }: StandInPair): boolean {
  return pairs.some((pair) => pair.substitute === substitute && pair.person === person);
}
