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

/** What is part of a group stays that. With `group` it becomes part of one without having been looked at (K1). */
export async function writeCopies(database: LocalDatabase, copies: readonly KeptCopy[], group?: string): Promise<void> {
  const now = Date.now();
  await within(database, [['copies', 'copy-facts'], 'readwrite'], (transaction) =>
    Promise.all(
      copies.map(async ({ key, text, savedAt }) => {
        const facts = transaction.objectStore('copy-facts');
        const known = await facts.get(key);
        const part = group ?? known?.group;
        const usedAt = group === undefined ? now : (known?.usedAt ?? 0);
        await transaction.objectStore('copies').put({ key, text });
        await facts.put({ key, size: text.length, savedAt, usedAt, ...(part !== undefined && { group: part }) });
      }),
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

/** Makes room: what was not looked at for the longest time goes first, and nothing that is part of a group (K2). */
export async function evictCopies(database: LocalDatabase): Promise<void> {
  const facts = await within(database, [['copy-facts'], 'readonly'], (transaction) =>
    transaction.objectStore('copy-facts').index('usedAt').getAll(),
  );
  const ordinary = facts.filter(({ group }) => group === undefined);
  await deleteCopies(database, surplusOf(ordinary, Date.now()));
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

/** Facts of the copies that are part of no group. */
export async function listOrdinary(database: LocalDatabase): Promise<CopyFacts[]> {
  return (await readAll(database, 'copy-facts')).filter(({ group }) => group === undefined);
}

/** What is part of another group than these is part of none any more. */
export async function ordinaryBut(database: LocalDatabase, groups: readonly string[]): Promise<void> {
  await within(database, [['copy-facts'], 'readwrite'], async (transaction) => {
    const facts = transaction.objectStore('copy-facts');
    for (const { group, ...known } of await facts.index('group').getAll())
      if (group !== undefined && !groups.includes(group)) await facts.put(known);
  });
}

/** Whether anything here is part of a group. */
export async function hasGroups(database: LocalDatabase): Promise<boolean> {
  const count = await within(database, [['copy-facts'], 'readonly'], (transaction) =>
    transaction.objectStore('copy-facts').index('group').count(),
  );
  return count > 0;
}
