import type { Migration } from '@kontor/database';
import { createHomeserver } from './20261126-1300-create-homeserver.ts';
import { createReports } from './20261126-1310-create-reports.ts';
import { indexThreads } from './20261126-1316-index-threads.ts';
import { createPushers } from './20261126-1329-create-pushers.ts';
import { indexTexts } from './20261126-1335-index-texts.ts';

export const homeserverMigrations: readonly Migration[] = [
  // In the order of their ids.
  createHomeserver,
  createReports,
  indexThreads,
  createPushers,
  indexTexts,
];
