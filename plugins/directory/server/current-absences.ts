import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import type { Absence } from '@kontor/schema';
import type { CurrentAbsence, ViewerRelation } from '../shared/index.ts';
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

/** Two notes: one for those who work together, as it may say why somebody is away; another for everybody else. */
export function noteFor({ note, noteForAll }: Absence, relation: ViewerRelation): string | null {
  return relation === 'colleague' ? noteForAll : (note ?? noteForAll);
}

/** What a viewer sees of the absence that runs: its end, who stands in, and the note for them. */
export function presentCurrentAbsence(
  { absence }: PersonFacts,
  relation: ViewerRelation,
  substitutes: ReadonlyMap<string, string>,
): CurrentAbsence | null {
  if (!absence) return null;
  const name = absence.substitute === null ? undefined : substitutes.get(absence.substitute);
  const substitute = absence.substitute !== null && name !== undefined ? { id: absence.substitute, name } : null;
  return { until: absence.until, untilTime: absence.untilTime, note: noteFor(absence, relation), substitute };
}
