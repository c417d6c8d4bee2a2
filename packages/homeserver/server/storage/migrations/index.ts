import type { Migration } from '@kontor/database';
import { createHomeserver } from './20261126-1300-create-homeserver.ts';
import { chainTokens } from './20261126-1301-chain-tokens.ts';
import { createAppservices } from './20261126-1302-create-appservices.ts';
import { nameServer } from './20261126-1303-name-server.ts';
import { blockRooms } from './20261126-1304-block-rooms.ts';
import { createReports } from './20261126-1310-create-reports.ts';
import { indexThreads } from './20261126-1316-index-threads.ts';
import { createEncryption } from './20261126-1320-create-encryption.ts';
import { createKeyBackups } from './20261126-1321-create-key-backups.ts';
import { createPushers } from './20261126-1329-create-pushers.ts';
import { indexTexts } from './20261126-1335-index-texts.ts';
import { createMedia } from './20261126-1347-create-media.ts';
import { createDelayedEvents } from './20261126-1407-create-delayed-events.ts';
import { createRegistrationTokens } from './20261126-1510-create-registration-tokens.ts';
import { markPreviews } from './20261126-1511-mark-previews.ts';
import { noteSealedFiles } from './20261127-2369-note-sealed-files.ts';

export const homeserverMigrations: readonly Migration[] = [
  // In the order of their ids.
  createHomeserver,
  chainTokens,
  createAppservices,
  nameServer,
  blockRooms,
  createReports,
  indexThreads,
  createEncryption,
  createKeyBackups,
  createPushers,
  indexTexts,
  createMedia,
  createDelayedEvents,
  createRegistrationTokens,
  markPreviews,
  noteSealedFiles,
];
