import type { Clock } from '@kontor/base';
import type { Database } from '@kontor/database';
import type { Audit, Events, Notifications } from '@kontor/plugin-api/server';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { PeopleService } from '../people/index.ts';
import type { PermissionService } from '../permissions/index.ts';

/** What the parts of the spaces service share. */
export interface SpaceContext {
  readonly database: Database;
  readonly events: Events;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly permissions: PermissionService;
  readonly people: PeopleService;
  readonly notifications: Notifications;
  readonly policies: PolicyReader;
}
