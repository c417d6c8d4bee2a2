import type { Ref } from '@kontor/base';
import type { DocumentEdit, DocumentVersions, SharedNoun } from '@kontor/collab/server';
import type { CollabRight } from '@kontor/collab/shared';
import type { Tx } from '@kontor/database';
import type { EventDefinition } from '@kontor/schema';
import type { Actor } from './actor.ts';

/** A kind of document that people write together; docs/specs/collab.md. */
export interface SharedDocuments extends SharedNoun<Actor> {
  /** Events of the plugin after which somebody may hold another right on a document; those of the core are known. */
  readonly rightsChangeWith?: readonly EventDefinition[];
}

export interface Collab {
  /** Opens `/collab/<noun>/<id>` for documents of this kind. */
  provide(documents: SharedDocuments): void;
  /** What somebody may do with a document; nothing where for them there is none. */
  findRight(tx: Tx, actor: Pick<Actor, 'person'>, ref: Ref): Promise<CollabRight | undefined>;
  /** What is committed, as one Yjs update for an empty document; nothing where there is no text. */
  read(tx: Tx, ref: Ref): Promise<Uint8Array | undefined>;
  /**
   * Gives a document its first text (a Yjs update for an empty one) with the commit of `tx`, as if the actor had written
   * it; for imports and templates. False where it has text already or is deleted: then nothing is changed. `onCommitted`
   * is not called: the caller appends its own event.
   */
  write(tx: Tx, actor: Pick<Actor, 'person'>, ref: Ref, update: Uint8Array): Promise<boolean>;
  /**
   * Changes a text with the commit of `tx`, as an edit of the actor, who may do so; what others write right now stays.
   * Answers with what `change` answers, and with nothing where there is no text.
   */
  edit<Result>(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    ref: Ref,
    change: DocumentEdit<Result>['change'],
  ): Promise<Result | undefined>;
  /** How a document was, and how it becomes that again. */
  versions(ref: Ref): DocumentVersions;
  /** Deletes a document for ever with the commit of `tx`; who has it open is sent away. */
  delete(tx: Tx, ref: Ref): Promise<void>;
}
