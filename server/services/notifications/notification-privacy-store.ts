import type { Tx } from '@kontor/database';
import type { ErasedPerson } from '@kontor/plugin-api/server';
import { formerPerson } from '@kontor/schema';
import { sql } from 'kysely';

export async function readInboxForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, ref, text, state, later_until as "laterUntil", created_at as "createdAt",
           (select concat_ws(' ', nullif(title, ''), given_name, family_name) from people_persons where id = dealt_by) as "dealtBy"
      from notifications_entries where person = ${person} order by created_at, id`.execute(tx);
  return rows;
}

export async function readSettingsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, is_on as "isOn", by_push as "byPush", by_mail as "byMail" from notifications_settings where person = ${person} order by kind`.execute(
    tx,
  );
  return rows;
}

export async function readQuietForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`select hours, always from notifications_quiet where person = ${person}`.execute(tx);
  return rows;
}

export async function readReachForArchive(tx: Tx, person: string) {
  const digest = await sql`
    select rhythm, hour, days, weekday, is_own as "isOwn", next_at as "nextAt", sent_on::text as "sentOn"
      from notifications_digests where person = ${person}`.execute(tx);
  const spaces = await sql`
    select space, level from notifications_spaces where person = ${person} order by space`.execute(tx);
  // Without the address at the push service and the keys: whoever has them can send there.
  const devices = await sql`
    select name, shows_titles as "showsTitles", created_at as "createdAt", used_at as "usedAt"
      from notifications_devices where person = ${person} order by created_at, id`.execute(tx);
  const lastSeen = await sql`select seen_at as "seenAt" from notifications_present where person = ${person}`.execute(
    tx,
  );
  return { digest: digest.rows, spaces: spaces.rows, devices: devices.rows, lastSeen: lastSeen.rows };
}

export async function deleteInboxOf(tx: Tx, { person }: ErasedPerson): Promise<void> {
  await sql`delete from notifications_entries where person = ${person}`.execute(tx);
  await sql`delete from notifications_settings where person = ${person}`.execute(tx);
  await sql`delete from notifications_quiet where person = ${person}`.execute(tx);
}

/** What others were told about them says their name no longer; of namesakes only what they caused themselves. */
export async function unnameInboxes(tx: Tx, { person, words: [name = ''] }: ErasedPerson): Promise<void> {
  if (name === '') return;
  await sql`
    update notifications_entries
       set text = replace(text::text, ${JSON.stringify(name).slice(1, -1)}, ${formerPerson})::jsonb
     where position(${JSON.stringify(name).slice(1, -1)} in text::text) > 0
       and (caused_by = ${person} or not exists (
         select from people_persons
          where concat_ws(' ', nullif(title, ''), given_name, family_name) = ${name} and id <> ${person}))`.execute(tx);
}
