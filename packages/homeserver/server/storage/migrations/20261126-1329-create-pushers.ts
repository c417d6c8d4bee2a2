import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Where people's devices want to be told of what happens while they are not looking. */
export const createPushers: Migration = {
  id: '20261126-1329-create-pushers',
  async up(db) {
    await sql`
      create table homeserver.pushers (
        user_id text not null references homeserver.users,
        app_id text not null,
        pushkey text not null,
        -- The session that set it, with which it ends; null for sessions without a device.
        device_id text,
        -- JSON of what was set beside these.
        body text not null,
        set_at bigint not null,
        -- Everything up to here was delivered or is not worth it.
        position bigint not null,
        primary key (app_id, pushkey, user_id),
        foreign key (user_id, device_id) references homeserver.devices on delete cascade
      )`.execute(db);
    await sql`create index pushers_user on homeserver.pushers (user_id, device_id)`.execute(db);
  },
};
