/** The parts of a record that differ from what is stored; lists are equal when their texts are. */
export function differences<Told extends object>(told: Told, stored: object): Partial<Told> {
  const old = new Map(Object.entries(stored));
  const different = Object.entries(told).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
  );
  // `fromEntries` forgets the names; these are some of those of `told`.
  return Object.fromEntries(different) as Partial<Told>;
}
