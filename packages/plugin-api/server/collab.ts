import type { Ref } from '@kontor/base';
import type { SharedNoun } from '@kontor/collab/server';
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
  /** Deletes a document for ever with the commit of `tx`; who has it open is sent away. */
  delete(tx: Tx, ref: Ref): Promise<void>;
}
