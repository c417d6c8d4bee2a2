import type { Participant } from './shared-noun.ts';

/** A connection as its document sees it. */
export interface DocumentClient {
  readonly participant: Participant;
  send(frame: Uint8Array): void;
  /** So many more of its updates are committed. */
  acknowledge(count: number): void;
  close(code: number): void;
}
