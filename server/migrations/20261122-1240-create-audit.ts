import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createAuditTables: Migration = {
  id: '20261122-1240-create-audit',
  async up(db) {
    await sql`
      create table audit_log (
        id bigint generated always as identity primary key,
        kind text not null,
        -- No foreign keys: an entry outlives whom and what it names.
        person uuid,
        object text,
        address text,
        details jsonb not null,
        happened_at timestamptz not null default clock_timestamp()
      )`.execute(db);
    await sql`create index audit_log_kind on audit_log (kind text_pattern_ops, id)`.execute(db);
    await sql`create index audit_log_happened_at on audit_log (happened_at)`.execute(db);
    await sql`
      create function audit_log_is_append_only() returns trigger language plpgsql as $$
      begin
        -- Only the retention job says a moment, and only what is older may go.
        if tg_op = 'DELETE' and old.happened_at < nullif(current_setting('kontor.audit_expires_before', true), '')::timestamptz then
          return old;
        end if;
        raise exception 'audit_log is append-only';
      end $$`.execute(db);
    await sql`
      create trigger audit_log_append_only before update or delete on audit_log
      for each row execute function audit_log_is_append_only()`.execute(db);
    await sql`
      create trigger audit_log_no_truncate before truncate on audit_log
      for each statement execute function audit_log_is_append_only()`.execute(db);
  },
};
