import type { Database, Tx } from '@kontor/database';
import type { Events, Logger, Migrations, StoredEvent } from '@kontor/plugin-api/server';
import type { EventDefinition } from '@kontor/schema';
import type { z } from 'zod';
import { createEvents as createEventsTables } from '../../migrations/20261122-1200-create-events.ts';
import { countBacklog, findCurrentPosition, insertEvents, stampedChannel } from './event-store.ts';
import { type EventHandler, HandlerRunner } from './handler-runner.ts';
import { startSequencer } from './sequencer.ts';

export interface EventService extends Events {
  /** Begins to stamp and to feed the handlers; the answer stops both. */
  start(): Promise<() => Promise<void>>;
  /** Calls back after new events have their positions. */
  onStamped(wake: () => void): void;
  backlog(): Promise<{ unstamped: number; behind: number; failed: number }>;
}

export function createEvents(options: {
  readonly database: Database;
  readonly log: Logger;
  readonly migrations: Migrations;
  /** Before the second attempt of a failed handler; each later one waits four times longer. */
  readonly firstPauseMs?: number;
}): EventService {
  const { database, log } = options;
  options.migrations.add(createEventsTables);
  const handlers: EventHandler[] = [];
  const listeners: (() => void)[] = [];

  function add(handler: EventHandler): void {
    if (handlers.some(({ name }) => name === handler.name))
      throw new Error(`Two event handlers are called ${handler.name}`);
    handlers.push(handler);
  }

  const service: EventService = {
    async append(tx, definition, payload, audience, origin) {
      await service.appendMany(tx, definition, [{ payload, audience }], origin);
    },
    async appendMany(tx, definition, items, origin) {
      if (items.length === 0) return;
      await insertEvents(
        tx,
        items.map(({ payload, audience }) => ({
          kind: definition.kind,
          payload: definition.payload.parse(payload),
          audience,
          person: origin.actor?.person,
        })),
      );
    },
    currentPosition: findCurrentPosition,
    on(name, definitions, handle) {
      add(
        makeHandler(name, definitions, false, async (tx, events) => {
          for (const event of events) await handle(tx, event);
        }),
      );
    },
    onMany: (name, definitions, handle) => add(makeHandler(name, definitions, true, handle)),
    onStamped: (wake) => listeners.push(wake),
    backlog: () => database.transaction(countBacklog),
    async start() {
      const runners = handlers.map((handler) => new HandlerRunner(database, handler, log, options.firstPauseMs ?? 100));
      for (const runner of runners) await runner.start();
      const unlisten = await database.listen(stampedChannel, () => {
        for (const runner of runners) runner.wake();
        for (const wake of listeners) wake();
      });
      const stopSequencer = await startSequencer(database, log);
      return async () => {
        await stopSequencer();
        await unlisten();
        await Promise.all(runners.map((runner) => runner.stop()));
      };
    },
  };
  return service;
}

function makeHandler<Definition extends EventDefinition>(
  name: string,
  definitions: readonly Definition[],
  many: boolean,
  handle: (tx: Tx, events: readonly StoredEvent<z.output<Definition['payload']>>[]) => Promise<void>,
): EventHandler {
  const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));
  function read(event: StoredEvent): StoredEvent<z.output<Definition['payload']>> {
    const definition = byKind.get(event.kind);
    if (!definition) throw new Error(`The handler ${name} got ${event.kind}, which it did not ask for`);
    // The schema's own output; TypeScript does not follow the type through the map.
    return { ...event, payload: definition.payload.parse(event.payload) as z.output<Definition['payload']> };
  }
  return {
    name,
    many,
    kinds: [...byKind.keys()],
    handle: (tx, events) => handle(tx, events.map(read)),
  };
}
