import type { Tx } from '@kontor/database';
import { type OpenIdSettings, openIdSettings } from '@kontor/schema';
import { sql } from 'kysely';

interface ProviderRow {
  id: string;
  settings: unknown;
  secret_sealed: string | null;
  fixed: boolean;
  accounts: number;
}

export interface StoredProvider {
  readonly id: string;
  readonly settings: OpenIdSettings;
  readonly secretSealed: string | null;
  readonly fixed: boolean;
  readonly accounts: number;
}

const columns = sql`
  id, settings, secret_sealed, fixed,
  (select count(*)::integer from openid_identities i where i.provider = p.id) as accounts`;

export async function listProviders(tx: Tx): Promise<StoredProvider[]> {
  const { rows } = await sql<ProviderRow>`
    select ${columns} from openid_providers p order by lower(settings ->> 'name'), id`.execute(tx);
  return rows.map(toProvider);
}

export async function findProvider(tx: Tx, id: string): Promise<StoredProvider | undefined> {
  const { rows } = await sql<ProviderRow>`select ${columns} from openid_providers p where id = ${id}`.execute(tx);
  return rows[0] && toProvider(rows[0]);
}

export async function findFixedProvider(tx: Tx): Promise<StoredProvider | undefined> {
  const { rows } = await sql<ProviderRow>`select ${columns} from openid_providers p where fixed`.execute(tx);
  return rows[0] && toProvider(rows[0]);
}

/** Makes a provider, or changes the one of this id. */
export async function putProvider(
  tx: Tx,
  { id, settings, secretSealed, fixed, now }: Omit<StoredProvider, 'accounts'> & { readonly now: Date },
): Promise<void> {
  await sql`
    insert into openid_providers (id, settings, secret_sealed, fixed, created_at)
    values (${id}, ${JSON.stringify(settings)}::jsonb, ${secretSealed}, ${fixed}, ${now})
    on conflict (id) do update
      set settings = excluded.settings, secret_sealed = excluded.secret_sealed, fixed = excluded.fixed`.execute(tx);
}

/** The environment sets no provider any more: it is one like others. */
export async function unfixProviders(tx: Tx): Promise<void> {
  await sql`update openid_providers set fixed = false where fixed`.execute(tx);
}

export async function deleteProvider(tx: Tx, id: string): Promise<void> {
  await sql`delete from openid_providers where id = ${id}`.execute(tx);
}

/** Answers with those who signed in there. */
export async function forgetIdentities(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    delete from openid_identities where provider = ${id} returning person`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Whether a provider says who somebody is. */
export async function isKnown(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from openid_identities where person = ${person} limit 1`.execute(tx);
  return rows.length > 0;
}

function toProvider({ id, settings, secret_sealed: secretSealed, fixed, accounts }: ProviderRow): StoredProvider {
  return { id, settings: openIdSettings.parse(settings), secretSealed, fixed, accounts };
}
