import type { Migration } from '@kontor/database';
import { createHomeserver } from './20261126-1300-create-homeserver.ts';
import { createReports } from './20261126-1310-create-reports.ts';
import { createMedia } from './20261126-1347-create-media.ts';

export const homeserverMigrations: readonly Migration[] = [
  // In the order of their ids.
  createHomeserver,
  createReports,
  createMedia,
];
