import type { Tx } from '@kontor/database';
import type { Person } from '@kontor/schema';
import type { KnownClient } from './client-store.ts';
import { type ScimContext, today } from './scim-context.ts';
import { findUsersAmong } from './user-store.ts';

/** Who leads the unit in which somebody mainly works, as far as the client knows them; nobody leads themselves. */
export async function findManagers(
  context: ScimContext,
  tx: Tx,
  client: KnownClient,
  persons: readonly string[],
): Promise<Map<string, Person>> {
  const { people } = context;
  const day = today(context);
  const positions = (await people.findPositions(tx, persons)).filter(
    ({ main, from, until }) => main && (from === null || from <= day) && (until === null || until >= day),
  );
  if (positions.length === 0) return new Map();
  const leads = await people.listLeads(tx, [...new Set(positions.map(({ orgUnit }) => orgUnit))]);
  if (leads.length === 0) return new Map();
  const known = await findUsersAmong(
    tx,
    client.id,
    leads.map(({ person }) => person),
  );
  const shown = new Map((await people.findPersons(tx, [...known])).map((person) => [person.id, person]));
  const leading = new Map(leads.flatMap(({ orgUnit, person }) => (shown.has(person) ? [[orgUnit, person]] : [])));
  return new Map(
    positions.flatMap(({ person, orgUnit }) => {
      const lead = shown.get(leading.get(orgUnit) ?? '');
      return lead && lead.id !== person ? [[person, lead] as const] : [];
    }),
  );
}
