import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createInboundMail: Migration = {
  id: '20261127-1600-create-inbound-mail',
  async up(db) {
    await sql`
      create table inbound_mail_settings (
        single boolean primary key default true check (single),
        url text,
        username text,
        -- Sealed with the key in the data folder; a copy of the database alone does not show it.
        password_sealed text,
        -- The mailbox whose addresses with a detail lead here.
        address text,
        -- The name under which the organisation's gateway says what it has checked (RFC 8601).
        trusted text
      )`.execute(db);
    // The part of an address that is kept. The rest is made with the key in the data folder: who reads this makes no address.
    await sql`
      create table inbound_mail_addresses (
        name text primary key,
        person uuid not null references people_persons (id) on delete cascade,
        ref text not null,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index inbound_mail_addresses_person on inbound_mail_addresses (person)`.execute(db);
    await sql`create index inbound_mail_addresses_expires on inbound_mail_addresses (expires_at)`.execute(db);
    // Which answers came, so that none comes twice; not what they said.
    await sql`
      create table inbound_mail_answers (
        key bytea primary key,
        person uuid not null references people_persons (id) on delete cascade,
        received_at timestamptz not null,
        stored boolean not null,
        -- Whether a mail said back that it was not, or not all of it.
        told boolean not null
      )`.execute(db);
    await sql`create index inbound_mail_answers_person on inbound_mail_answers (person, received_at)`.execute(db);
    await sql`create index inbound_mail_answers_received on inbound_mail_answers (received_at)`.execute(db);
    // How far the mailbox has been read (RFC 9051 section 2.3.1.1: a UID means something with its UIDVALIDITY alone).
    await sql`
      create table inbound_mail_mailbox (
        single boolean primary key default true check (single),
        mailbox text not null,
        validity text not null,
        last_uid bigint not null
      )`.execute(db);
  },
};
