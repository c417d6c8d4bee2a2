import type { Tx } from '@kontor/database';
import type { Audit, HandOver, Links, Notifications, Search, Spaces } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { createSpacesTables } from '../../migrations/20261122-1220-create-spaces.ts';
import { tellKindsOfSpaces } from '../../migrations/20261127-2062-tell-kinds-of-spaces.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { PeopleService } from '../people/index.ts';
import type { PermissionService } from '../permissions/index.ts';
import { watchDays, watchPersons } from './access-watch.ts';
import { putGrant } from './grant-service.ts';
import { scheduleGroupKeeping } from './group-keeping.ts';
import { bindSpaceRoutes } from './routes.ts';
import type { SpaceContext } from './space-context.ts';
import { spaceHandOver } from './space-hand-over.ts';
import { spaceLinks } from './space-links.ts';
import { presentSpaces } from './space-live.ts';
import { defineSpaceNotifications } from './space-notify.ts';
import { declareSpaces } from './space-privacy.ts';
import { spaceSearch } from './space-search.ts';
import { createSpace } from './space-service.ts';
import { findBySlug, findSpaces, listAllIds, listOpenSpaces, withoutTime } from './space-store.ts';

export interface SpaceService extends Spaces {
  /** Of all of them, in order. */
  listIds(tx: Tx): Promise<string[]>;
}

/** Spaces with their grants and requests to join: tables, routes, cards, search documents and live objects. */
export function createSpaces(
  core: Core,
  others: {
    readonly permissions: PermissionService;
    readonly people: PeopleService;
    readonly audit: Audit;
    readonly links: Links;
    readonly search: Search;
    readonly notifications: Notifications;
    readonly policies: PolicyReader;
    readonly handOver: Pick<HandOver, 'provide'>;
  },
): SpaceService {
  const { permissions, people, audit, notifications, policies } = others;
  const context: SpaceContext = {
    database: core.database,
    events: core.events,
    clock: core.clock,
    permissions,
    people,
    audit,
    notifications,
    policies,
  };
  core.migrations.add(createSpacesTables, tellKindsOfSpaces);
  declareSpaces(core.privacy, permissions);
  people.watchRights(watchPersons(context));
  people.onNewDay(watchDays(context));
  others.links.provide(spaceLinks(context));
  others.search.provide(spaceSearch);
  defineSpaceNotifications(notifications);
  scheduleGroupKeeping(context, core.jobs);
  others.handOver.provide(spaceHandOver(context));
  presentSpaces(context, core.live);
  bindSpaceRoutes(context, core.http, core.database);

  return {
    findSpaces: async (tx, ids) => (await findSpaces(tx, ids)).map(withoutTime),
    listIds: (tx) => listAllIds(tx),
    listOpen: async (tx) => (await listOpenSpaces(tx)).map(withoutTime),
    async findBySlug(tx, slug) {
      const space = await findBySlug(tx, slug);
      return space && withoutTime(space);
    },
    create: (tx, actor, { description = '', parent = null, kind = 'work', topics = [], ...space }) =>
      createSpace(context, tx, actor, { ...space, description, parent, kind, topics: [...topics], inherits: true }),
    async grant(tx, actor, space, subject, role) {
      await putGrant(context, tx, actor, space, { subject, role, until: null });
    },
  };
}
