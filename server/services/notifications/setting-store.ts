import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What somebody chose of a kind; null where they left it as it is. */
export interface KindChoice {
  readonly on: boolean | null;
  readonly push: boolean | null;
  readonly mail: boolean | null;
}

const columns = sql`is_on as "on", by_push as push, by_mail as mail`;

/** Of these persons, who have ever chosen anything of a kind. */
export async function findChoices(tx: Tx, kind: string, persons: readonly string[]): Promise<Map<string, KindChoice>> {
  const { rows } = await sql<KindChoice & { person: string }>`
    select person, ${columns} from notifications_settings
     where kind = ${kind} and person = any(${persons}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
}

export async function findChoicesOf(tx: Tx, person: string): Promise<Map<string, KindChoice>> {
  const { rows } = await sql<KindChoice & { kind: string }>`
    select kind, ${columns} from notifications_settings where person = ${person}`.execute(tx);
  return new Map(rows.map((row) => [row.kind, row]));
}

/** What is left out stays as it was. */
export async function setChoice(
  tx: Tx,
  person: string,
  { kind, on, push, mail }: { readonly kind: string } & { readonly [Way in keyof KindChoice]?: boolean | undefined },
): Promise<void> {
  await sql`
    insert into notifications_settings (person, kind, is_on, by_push, by_mail)
    values (${person}, ${kind}, ${on ?? null}, ${push ?? null}, ${mail ?? null})
    on conflict (person, kind) do update set is_on = coalesce(excluded.is_on, notifications_settings.is_on),
      by_push = coalesce(excluded.by_push, notifications_settings.by_push),
      by_mail = coalesce(excluded.by_mail, notifications_settings.by_mail)`.execute(tx);
}

/** Nothing comes by mail at once any more. */
export async function endMails(tx: Tx, person: string): Promise<void> {
  await sql`update notifications_settings set by_mail = false where person = ${person} and by_mail`.execute(tx);
}
