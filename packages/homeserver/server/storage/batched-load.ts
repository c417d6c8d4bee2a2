/**
 * Loads single things together: all that are asked for within one turn come with one query. What the query does not
 * bring is told as missing by `load` itself.
 */
export function batchedLoad<Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  let waiting: Key[] = [];
  let running: Promise<readonly Value[]> | undefined;
  return async (key) => {
    const place = waiting.push(key) - 1;
    running ??= Promise.resolve().then(() => {
      const keys = waiting;
      waiting = [];
      running = undefined;
      return load(keys);
    });
    const values = await running;
    return values[place] as Value; // one for each key, in their order
  };
}
