import type { Migration } from '@kontor/database';
import { createHomeserver } from './20261126-1300-create-homeserver.ts';

export const homeserverMigrations: readonly Migration[] = [createHomeserver];
