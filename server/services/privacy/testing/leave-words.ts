import { newId } from '@kontor/base';
import type { SignedInPerson, TestServer } from '@kontor/server/testing';

/** What somebody says, follows, keeps and is part of in the modules; where it needs a page, post or idea, in those there are. */
export async function leaveWords(
  server: TestServer,
  { person, actor }: Pick<SignedInPerson, 'person' | 'actor'>,
): Promise<void> {
  const me = person.id;
  const group = newId();
  const thread = newId();
  const statements: readonly (readonly [text: string, values: readonly unknown[]])[] = [
    [`insert into people_groups (id, name) values ($1, 'Ersthelfende')`, [group]],
    ['insert into people_group_members (group_id, person) values ($1, $2)', [group, me]],
    [`insert into preferences_preferences (person, dismissed) values ($1, '{tip}')`, [me]],
    [
      `insert into accounts_app_passwords (id, account, name, scopes, secret_hash, created_at)
       values ($1, $2, 'Kalender', '{caldav}', '\\x00', now())`,
      [newId(), actor.account],
    ],
    [
      `insert into wiki_threads (id, page, quote, created_at) select $1, id, 'Zitat', now() from wiki_pages limit 1`,
      [thread],
    ],
    [
      `insert into wiki_comments (id, thread, author, text, at) values ($1, $2, $3, 'Meine Frage', now())`,
      [newId(), thread, me],
    ],
    [
      `insert into wiki_suggestions (id, page, anchor, original, replacement, reason, author, created_at)
       select $1, id, '{}', 'alt', 'neu', 'besser', $2, now() from wiki_pages limit 1`,
      [newId(), me],
    ],
    ['insert into news_follows (person, channel) select $1, id from news_channels limit 1', [me]],
    [
      `insert into news_comments (id, post, author, text, at)
       select $1, id, $2, 'Meine Meinung', now() from news_posts limit 1`,
      [newId(), me],
    ],
    [`insert into tasks_filters (id, person, name, words) values ($1, $2, 'Eiliges', '[]')`, [newId(), me]],
    ['insert into tasks_watches (task, person, watches) select id, $1, true from tasks_tasks limit 1', [me]],
    [
      `insert into chat_messages (event, room, sender, sent_at, text) values ('$1', '!raum:x', $1, now(), 'Gesagt')`,
      [me],
    ],
    ['insert into chat_private_members (room, person, is_direct) values ($1, $2, true)', ['!direkt:x', me]],
    [
      `insert into chat_saved_messages (id, person, room, event, saved_at) values ($1, $2, '!raum:x', '$gemerkt', now())`,
      [newId(), me],
    ],
    ['insert into ideas_votes (idea, person) select id, $1 from ideas_ideas limit 1', [me]],
    [
      `insert into ideas_thanks (id, author, sign, text, addressees, said_at)
       values ($1, $2, '👏', 'Danke', '[]', now())`,
      [newId(), me],
    ],
  ];
  for (const [text, values] of statements) {
    const { rowCount } = await server.database.pool.query(text, [...values]);
    if (rowCount !== 1) throw new Error(`Nothing to say it about: ${text}`);
  }
}
