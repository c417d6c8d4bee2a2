import type { Tx } from '@kontor/database';
import type { listSpacesForAdministration, OutputOf } from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';
import { listSpaces } from './space-store.ts';
import { isFindable } from './space-views.ts';

/** Names and owners of the spaces that everybody finds, and the number of hidden ones: nothing of what is inside. */
export async function listForAdministration(
  context: SpaceContext,
  tx: Tx,
): Promise<OutputOf<typeof listSpacesForAdministration>> {
  const all = await listSpaces(tx);
  const findable = all.filter(isFindable);
  const ids = findable.map(({ id }) => id);
  const owners = Map.groupBy(await context.permissions.listOwners(tx, ids), ({ space }) => space);
  const persons = [...owners.values()].flat().map(({ person }) => person);
  const names = new Map((await context.people.findPersons(tx, [...new Set(persons)])).map((one) => [one.id, one.name]));
  return {
    spaces: findable.map(({ id, slug, name, archivedAt, kind }) => ({
      id,
      slug,
      name,
      archived: archivedAt !== null,
      kind,
      owners: (owners.get(id) ?? []).map(({ person }) => ({ id: person, name: names.get(person) ?? '' })),
    })),
    hidden: all.length - findable.length,
  };
}
