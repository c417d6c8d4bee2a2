import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const addHighContrast: Migration = {
  id: '20261126-1510-add-high-contrast',
  async up(db) {
    await sql`alter table accounts_accounts drop constraint accounts_accounts_theme_check`.execute(db);
    await sql`
      alter table accounts_accounts add constraint accounts_accounts_theme_check
        check (theme in ('system', 'light', 'dark', 'contrast-light', 'contrast-dark'))`.execute(db);
  },
};
