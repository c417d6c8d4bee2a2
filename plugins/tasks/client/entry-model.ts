import { type Action, type RouteQuery, useAction, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, type OutputOf, type SpaceView } from '@kontor/schema';
import { createEntry, entryCreated, entryRenamed, listEntries, renameEntry } from '../shared/index.ts';

/** The spaces that a person belongs to, and the one that the address names, else the first. */
export function chooseSpace(
  spaces: readonly SpaceView[],
  asked: string | undefined,
): { readonly own: readonly SpaceView[]; readonly chosen: SpaceView | undefined } {
  const own = spaces.filter(({ role }) => role !== null);
  return { own, chosen: own.find(({ id }) => id === asked) ?? own[0] };
}

/** The spaces to choose from; which one is shown stands in the address. */
export function useSpaceChoice(): {
  readonly query: RouteQuery<OutputOf<typeof listSpaces>>;
  readonly asked: string | undefined;
  choose(space: string): void;
} {
  const { search, setSearch } = usePlace();
  return { query: useQueryRoute(listSpaces, {}), asked: search.space, choose: (space) => setSearch({ space }) };
}

export function useEntries(space: string): RouteQuery<OutputOf<typeof listEntries>> {
  return useQueryRoute(listEntries, { space });
}

/** The acting client folds the same events that all others get. */
export function useCreateEntry(): Action<typeof createEntry> {
  return useAction(createEntry, {
    announces: (made) => [{ definition: entryCreated, payload: { entry: made.id, space: made.space }, object: made }],
  });
}

export function useRenameEntry(): Action<typeof renameEntry> {
  return useAction(renameEntry, {
    announces: (renamed) => [
      { definition: entryRenamed, payload: { entry: renamed.id, space: renamed.space }, object: renamed },
    ],
  });
}
