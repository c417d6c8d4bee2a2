import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const keepPublishedInPlaceOf: Migration = {
  id: '20261127-2344-keep-in-whose-place',
  async up(db) {
    await sql`
      alter table news_post_versions
        add column in_place_of uuid references people_persons (id) on delete set null`.execute(db);
    await sql`
      create index news_post_versions_in_place_of on news_post_versions (in_place_of)
       where in_place_of is not null`.execute(db);
  },
};
