import type { KeptFinds } from '@kontor/plugin-api/client';
import type { OfflineDocument } from '@kontor/schema';
import { type LocalDatabase, within } from '../local/local-database.ts';

/** What can be found in the answers that are kept here now, each object once; as bounded as these are (C4, K2). */
export async function readKeptDocuments(
  database: LocalDatabase,
  finds: readonly KeptFinds[],
): Promise<readonly OfflineDocument[]> {
  const documents = new Map<string, OfflineDocument>();
  for (const { route, load } of finds) {
    const read = await load();
    const copies = await within(database, [['copies'], 'readonly'], (transaction) =>
      transaction.objectStore('copies').getAll(keysOf(route)),
    );
    for (const { text } of copies) for (const document of read(JSON.parse(text))) documents.set(document.ref, document);
  }
  return [...documents.values()];
}

/** Keys are JSON: `["wiki.getPage",{"page":"…"}]`. */
function keysOf(route: string): IDBKeyRange {
  const start = `[${JSON.stringify(route)},`;
  return IDBKeyRange.bound(start, `${start}\uffff`);
}
