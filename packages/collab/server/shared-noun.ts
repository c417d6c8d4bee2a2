import type { Tx } from '@kontor/database';
import type { CollabRight } from '../shared/index.ts';

/** Whoever is connected, as the server knows them. */
export interface Participant {
  readonly account: string;
  readonly person: string;
  readonly session: string;
}

/** A kind of shared document: what belongs to its plugin. */
export interface SharedNoun<Who extends Participant = Participant> {
  /** `wiki/page`: the first two parts of the documents' names. */
  readonly noun: `${string}/${string}`;
  /** The oldest kind of text (`schema` of a client) that may be merged; older clients are sent away (C26). */
  readonly mergesFrom?: number;
  /** What the actor may do with the document now; nothing when for them it does not exist. Asked anew when rights change. */
  authorise(tx: Tx, actor: Pick<Who, 'person'>, id: string): Promise<CollabRight | undefined>;
  /**
   * Appends what the plugin announces, in the transaction that commits the text. At most once in ten seconds for one
   * document, with all who wrote since the last time (person ids); never left out, also not by a crash.
   */
  onCommitted(tx: Tx, id: string, authors: readonly string[]): Promise<void>;
}
