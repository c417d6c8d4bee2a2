import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** An entry of the log stays as it is, but for the network address, which may go sooner. */
export const letAddressesGo: Migration = {
  id: '20261127-2366-let-addresses-go',
  async up(db) {
    await sql`
      create or replace function audit_log_is_append_only() returns trigger language plpgsql as $$
      begin
        -- Only the retention jobs say a moment, and only what is older may go.
        if tg_op = 'DELETE' and old.happened_at < nullif(current_setting('kontor.audit_expires_before', true), '')::timestamptz then
          return old;
        end if;
        if tg_op = 'UPDATE' and old.happened_at < nullif(current_setting('kontor.audit_addresses_expire_before', true), '')::timestamptz
           and new.address is null
           and (new.id, new.kind, new.details, new.happened_at) = (old.id, old.kind, old.details, old.happened_at)
           and new.person is not distinct from old.person and new.object is not distinct from old.object then
          return new;
        end if;
        raise exception 'audit_log is append-only';
      end $$`.execute(db);
    await sql`create index audit_log_addresses on audit_log (happened_at) where address is not null`.execute(db);
  },
};
