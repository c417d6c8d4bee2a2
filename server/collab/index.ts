import { CollabServer, collabMigrations } from '@kontor/collab/server';
import type { Actor, Collab, People } from '@kontor/plugin-api/server';
import type { Core, FindSession } from '../core.ts';
import type { HttpRegistry } from '../http/http-registry.ts';
import { openCollabDoors } from './collab-doors.ts';
import { declareSharedDocuments } from './collab-privacy.ts';
import { watchRights } from './rights-watch.ts';

export interface CollabParts {
  readonly http: HttpRegistry;
  readonly people: () => Pick<People, 'findPersons'>;
  readonly findSession: FindSession;
  readonly cookieName: string;
  /** Calls back after new events have their positions. */
  readonly onStamped: (wake: () => void) => void;
}

/** Shared documents (docs/specs/collab.md): plugins say which there are and who may what with them. */
export function createCollab(core: Core, parts: CollabParts): Collab {
  core.migrations.add(...collabMigrations);
  declareSharedDocuments(core.privacy);
  const rightsChangeWith = new Set<string>();
  const server = new CollabServer<Actor>({
    database: core.database,
    log: core.log,
    findName: async (tx, { person }) => {
      const [found] = await parts.people().findPersons(tx, [person]);
      return found ? `${found.givenName} ${found.familyName}` : '';
    },
  });
  openCollabDoors(server, parts);
  core.onStart(async () => {
    await server.start();
    core.onStop(() => server.stop());
    core.onStop(await watchRights(core, { server, kinds: rightsChangeWith, onStamped: parts.onStamped }));
  });
  return {
    provide(documents) {
      for (const { kind } of documents.rightsChangeWith ?? []) rightsChangeWith.add(kind);
      server.provide(documents);
    },
    findRight: (tx, actor, ref) => server.findRight(tx, actor, ref),
    read: (tx, ref) => server.stored.read(tx, ref),
    write: (tx, { person }, ref, update) => server.stored.write(tx, ref, { update, author: person }),
    edit: (tx, { person }, ref, change) => server.stored.edit(tx, ref, { author: person, change }),
    versions: (ref) => server.stored.versions(ref),
    delete: (tx, ref) => server.stored.delete(tx, ref),
  };
}
