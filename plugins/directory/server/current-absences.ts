import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import type { CurrentAbsence } from '../shared/index.ts';
import type { PersonFacts } from './person-facts.ts';

/** Names of those who stand in today for any of these people, by id. */
export async function readSubstitutes(
  host: Pick<ServerHost, 'people'>,
  tx: Tx,
  facts: Iterable<PersonFacts>,
): Promise<Map<string, string>> {
  const ids = [...facts].flatMap(({ absence }) => absence?.substitute ?? []);
  if (ids.length === 0) return new Map();
  return new Map((await host.people.findPersons(tx, ids)).map(({ id, name }) => [id, name]));
}

/** What everybody sees of today's absence: its end and who stands in. */
export function presentCurrentAbsence(
  { absence }: PersonFacts,
  substitutes: ReadonlyMap<string, string>,
): CurrentAbsence | null {
  if (!absence) return null;
  const name = absence.substitute === null ? undefined : substitutes.get(absence.substitute);
  const substitute = absence.substitute !== null && name !== undefined ? { id: absence.substitute, name } : null;
  return { until: absence.until, substitute };
}
