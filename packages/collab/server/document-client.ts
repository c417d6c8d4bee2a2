import type { Message } from './message.ts';
import type { Participant } from './shared-noun.ts';

/** A connection as its document sees it. */
export interface DocumentClient {
  readonly participant: Participant;
  /** The client id for which it speaks, once it has spoken. */
  readonly clientId: number | undefined;
  send(message: Message): void;
  /** So many more of its updates are committed. */
  acknowledge(count: number): void;
  close(code: number): void;
}
