import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const addTemplatesAndCovers: Migration = {
  id: '20261127-0420-add-templates-and-covers',
  async up(db) {
    // What for a template is; null for a page of the tree. What its cover shows; empty where it only decorates.
    await sql`
      alter table wiki_pages
        add column template_for text,
        add column cover_alt text not null default ''`.execute(db);
    await sql`create index wiki_pages_templates on wiki_pages (space) where template_for is not null`.execute(db);
  },
};
