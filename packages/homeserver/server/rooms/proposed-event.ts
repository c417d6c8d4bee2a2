import type { JsonObject } from '../json.ts';

/** What somebody wants to send, before it is an event. */
export interface ProposedEvent {
  readonly type: string;
  readonly stateKey?: string | undefined;
  readonly sender: string;
  readonly content: JsonObject;
}
