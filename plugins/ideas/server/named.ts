/** What persons or org units are called, by id. */
export type Named = ReadonlyMap<string, string>;

/** Null for nobody, and for who is gone. */
export function named(names: Named, id: string | null): { id: string; name: string } | null {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}
