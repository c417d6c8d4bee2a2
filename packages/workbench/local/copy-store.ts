import { type CopyFacts, type LocalDatabase, readAll, within } from './local-database.ts';

/** Characters of all copies together, about twice as many bytes at most. */
export const mostCharacters = 12_000_000;
const mostCopies = 1_500;
const keptUnusedMs = 60 * 24 * 60 * 60_000;

export interface KeptCopy {
  readonly key: string;
  readonly text: string;
  readonly savedAt: number;
}

export function readCopy(database: LocalDatabase, key: string): Promise<KeptCopy | undefined> {
  return within(database, [['copies', 'copy-facts'], 'readwrite'], async (transaction) => {
    const facts = transaction.objectStore('copy-facts');
    const [copy, known] = await Promise.all([transaction.objectStore('copies').get(key), facts.get(key)]);
    if (known) await facts.put({ ...known, usedAt: Date.now() });
    return copy && known ? { ...copy, savedAt: known.savedAt } : undefined;
  });
}

export async function writeCopies(database: LocalDatabase, copies: readonly KeptCopy[]): Promise<void> {
  const usedAt = Date.now();
  await within(database, [['copies', 'copy-facts'], 'readwrite'], (transaction) =>
    Promise.all(
      copies.flatMap(({ key, text, savedAt }) => [
        transaction.objectStore('copies').put({ key, text }),
        transaction.objectStore('copy-facts').put({ key, size: text.length, savedAt, usedAt }),
      ]),
    ),
  );
}

export async function deleteCopies(database: LocalDatabase, keys: readonly string[]): Promise<void> {
  await within(database, [['copies', 'copy-facts'], 'readwrite'], (transaction) =>
    Promise.all(
      keys.flatMap((key) => [
        transaction.objectStore('copies').delete(key),
        transaction.objectStore('copy-facts').delete(key),
      ]),
    ),
  );
}

/** Makes room: what was not looked at for the longest time goes first. */
export async function evictCopies(database: LocalDatabase): Promise<void> {
  const facts = await within(database, [['copy-facts'], 'readonly'], (transaction) =>
    transaction.objectStore('copy-facts').index('usedAt').getAll(),
  );
  await deleteCopies(database, surplusOf(facts, Date.now()));
}

/** Keys of the copies that are too many, too old or too large together. `facts` are in the order of their last use. */
export function surplusOf(facts: readonly CopyFacts[], now: number): string[] {
  let characters = 0;
  const kept = new Set<string>();
  for (const { key, size, usedAt } of [...facts].reverse()) {
    characters += size;
    if (kept.size >= mostCopies || characters > mostCharacters || usedAt < now - keptUnusedMs) break;
    kept.add(key);
  }
  return facts.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
}

/** Characters of all copies together. */
export async function sizeOfCopies(database: LocalDatabase): Promise<number> {
  return (await readAll(database, 'copy-facts')).reduce((sum, { size }) => sum + size, 0);
}
