import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface AddressRow {
  readonly person: string;
  readonly ref: Ref;
  readonly expiresAt: Date;
}

export async function insertAddress(tx: Tx, name: string, { person, ref, expiresAt }: AddressRow): Promise<void> {
  await sql`
    insert into inbound_mail_addresses (name, person, ref, expires_at) values (${name}, ${person}, ${ref}, ${expiresAt})
    on conflict (name) do nothing`.execute(tx);
}

export async function findAddress(tx: Tx, name: string): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`
    select person, ref, expires_at as "expiresAt" from inbound_mail_addresses where name = ${name}`.execute(tx);
  return rows[0];
}

export async function deleteAddressesBefore(tx: Tx, moment: Date): Promise<void> {
  await sql`delete from inbound_mail_addresses where expires_at < ${moment}`.execute(tx);
}

export async function listAddressesOf(tx: Tx, person: string): Promise<{ ref: Ref; expiresAt: Date }[]> {
  const { rows } = await sql<{ ref: Ref; expiresAt: Date }>`
    select ref, expires_at as "expiresAt" from inbound_mail_addresses
     where person = ${person} order by expires_at, ref`.execute(tx);
  return rows;
}
