import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { DocNode } from '@kontor/editor/shared';
import type { Actor } from './actor.ts';

/** What an object says at this moment, to be kept by whoever asked for it. */
export interface TextSnapshot {
  readonly title: string;
  /** By the document schema of `@kontor/editor`; its files are readable as the object is. */
  readonly doc: DocNode;
  /** Changes with the text, and with nothing else. */
  readonly version: string;
}

/** Gives the texts of one noun away. */
export interface TextProvider {
  /** `wiki/page`. */
  readonly noun: `${string}/${string}`;
  /** Nothing where there is no text. The caller has checked that the actor sees the object. */
  read(tx: Tx, actor: Actor, ref: Ref): Promise<TextSnapshot | undefined>;
}

/** Texts of objects for other plugins: one keeps what another's object said, as the proof of what was read. */
export interface Texts {
  provide(provider: TextProvider): void;
  /** Nothing for what the actor may not see, and for what has no text. */
  read(tx: Tx, actor: Actor, ref: Ref): Promise<TextSnapshot | undefined>;
}
