import type { Tx } from '@kontor/database';
import type { EventDefinition } from '@kontor/schema';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { StoredEvent } from './events.ts';

/** What a live client gets with an event; null where there is nothing (any more) that this client may see of the object. */
export type LiveObject = Readonly<Record<string, unknown>> | null;

export interface Live {
  /**
   * Sends events of this kind to the live clients in their audience. `read` re-reads the object once per event; its
   * answer goes to all of them, or, when it is a function, to each what that actor may see of it.
   */
  present<Definition extends EventDefinition>(
    definition: Definition,
    read: (
      tx: Tx,
      event: StoredEvent<z.output<Definition['payload']>>,
    ) => Promise<LiveObject | ((actor: Actor) => LiveObject)>,
  ): void;
  /** The same for events that come in hundreds, each for somebody else: `read` answers for all of them, in their order. */
  presentMany<Definition extends EventDefinition>(
    definition: Definition,
    read: (
      tx: Tx,
      events: readonly StoredEvent<z.output<Definition['payload']>>[],
    ) => Promise<readonly (LiveObject | ((actor: Actor) => LiveObject))[]>,
  ): void;
  /** Events of this kind tell of so much that clients in their audience fetch anew. */
  fetchAnewAfter(definition: EventDefinition): void;
}
