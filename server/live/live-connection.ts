import type { Actor, AudienceToken } from '@kontor/plugin-api/server';
import type { LiveServerMessage } from '@kontor/schema';

/** One client that waits for events, however it is connected. */
export interface LiveConnection {
  readonly actor: Actor;
  /** What the person holds; renewed when rights change. */
  tokens: ReadonlySet<AudienceToken>;
  /** The position up to which this client has been served. */
  cursor: number;
  /** False while it is sent what it missed; live events wait for that. */
  caughtUp: boolean;
  send(message: LiveServerMessage): void;
  /** The session is over. */
  end(): void;
}
