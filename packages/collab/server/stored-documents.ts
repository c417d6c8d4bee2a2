import type { Tx } from '@kontor/database';
import { readContent, writeFirstContent } from './document-content.ts';
import { type DocumentEdit, editContent } from './document-edit.ts';
import { deleteDocument } from './document-store.ts';
import { type DocumentVersions, versionsOf } from './versions/document-versions.ts';

/** What a plugin does with documents in its own transactions, by their names; open ones follow after the commit (C15, C20). */
export interface StoredDocuments {
  /** What is committed, as one update for an empty document; nothing where there is no text. */
  read(tx: Tx, name: string): Promise<Uint8Array | undefined>;
  /** Gives a document its first text; false where it has text already or is deleted. */
  write(tx: Tx, name: string, first: { readonly update: Uint8Array; readonly author: string }): Promise<boolean>;
  /** Changes a text by an edit of the author; nothing where there is none. */
  edit<Result>(
    tx: Tx,
    name: string,
    edit: Pick<DocumentEdit<Result>, 'author' | 'change'>,
  ): Promise<Result | undefined>;
  /** How a document was. */
  versions(name: string): DocumentVersions;
  /** Deletes a document for ever; who has it open is sent away. */
  delete(tx: Tx, name: string): Promise<void>;
}

export function createStoredDocuments(options: {
  /** Bytes of a document at most. */
  readonly limit: number;
  readonly announce: (tx: Tx, name: string, authors: readonly string[]) => Promise<void>;
}): StoredDocuments {
  return {
    read: readContent,
    write: (tx, name, first) => writeFirstContent(tx, name, { ...first, limit: options.limit }),
    edit: (tx, name, edit) =>
      editContent(tx, name, { ...edit, onCommitted: (own, authors) => options.announce(own, name, authors) }),
    versions: (name) => versionsOf({ name, onCommitted: (tx, authors) => options.announce(tx, name, authors) }),
    delete: deleteDocument,
  };
}
