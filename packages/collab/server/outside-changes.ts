import type { Database } from '@kontor/database';
import { collabCloseCodes } from '../shared/index.ts';
import type { CollabLog } from './collab-log.ts';
import { takeInForeign } from './compaction.ts';
import { changedChannel } from './document-store.ts';
import type { Documents } from './documents.ts';
import type { SharedDocument } from './shared-document.ts';

interface Options {
  readonly database: Database;
  readonly log: CollabLog;
  readonly documents: Documents;
  readonly discard: (document: SharedDocument, code: number) => void;
}

/**
 * Hears which documents a transaction of a plugin, here or in another process, has written or deleted, and looks at them
 * again (C15, C20). After the line to the database was cut, at all of them: nobody knows what was said meanwhile.
 */
export async function hearOutsideChanges(options: Options): Promise<() => Promise<void>> {
  const { database, documents } = options;
  return await database.listen(changedChannel, (name) => {
    const names = name === '' ? documents.list().map((document) => document.name) : [name];
    void lookAgain(options, names);
  });
}

async function lookAgain({ database, log, documents, discard }: Options, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const document = await documents.findOrWait(name);
    if (!document || document.isDiscarded) continue;
    try {
      const exists = await takeInForeign(database, document);
      if (!exists) discard(document, collabCloseCodes.notFound);
    } catch (failure) {
      const fields = { document: document.name, failure: String(failure) };
      log.warn(fields, 'what was written past the connections was not taken in; loading anew');
      discard(document, collabCloseCodes.reload);
    }
  }
}
