import type { BodyNode } from './body-node.ts';

/** A block that was read from lines. */
export interface Block {
  readonly block: BodyNode;
  /** Lines that it takes. */
  readonly length: number;
}
