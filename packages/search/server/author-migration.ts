import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** By whom a document is asked for, which is never counted, and in which filling of the index it was last written. */
export const addAuthorsAndFillings: Migration = {
  id: '20261127-2310-search-authors',
  async up(db) {
    await sql`alter table search_documents
      add column authors text[] not null default '{}', add column filling bigint not null default 0`.execute(db);
    await sql`create index search_documents_authors on search_documents using gin (authors)
      with (fastupdate = on, gin_pending_list_limit = 256)`.execute(db);
    await sql`create sequence search_fillings minvalue 0 start 0`.execute(db);
    // The first use of a sequence gives its start again.
    await sql`select nextval('search_fillings')`.execute(db);
  },
};
