import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function findIdentity(tx: Tx, provider: string, subject: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    select person from openid_identities where provider = ${provider} and subject = ${subject}`.execute(tx);
  return rows[0]?.person;
}

/** Answers whether it was linked: each person is one with a provider, and each there is one person. */
export async function insertIdentity(
  tx: Tx,
  identity: { readonly provider: string; readonly subject: string; readonly person: string; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into openid_identities (provider, subject, person, linked_at)
    values (${identity.provider}, ${identity.subject}, ${identity.person}, ${identity.now})
    on conflict do nothing returning person`.execute(tx);
  return rows.length > 0;
}

/** Persons with this address who have an account: two at most, as families share addresses. */
export async function listByEmail(tx: Tx, email: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select p.id as person from people_persons p join accounts_accounts a on a.person = p.id
     where lower(p.email) = lower(${email}) limit 2`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Whether somebody administers: nobody becomes such a one by what a provider says. */
export async function isAdministrator(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from accounts_accounts where person = ${person} and 'administrator' = any (roles)`.execute(tx);
  return rows.length > 0;
}

/** Where a person signs in, for their archive. */
export async function listIdentitiesOf(tx: Tx, person: string): Promise<{ provider: string; linkedAt: Date }[]> {
  const { rows } = await sql<{ provider: string; linkedAt: Date }>`
    select p.settings ->> 'name' as provider, i.linked_at as "linkedAt"
      from openid_identities i join openid_providers p on p.id = i.provider
     where i.person = ${person} order by i.linked_at`.execute(tx);
  return rows;
}
