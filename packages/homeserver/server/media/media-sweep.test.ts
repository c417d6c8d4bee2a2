import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { createCore } from '../homeserver-core.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

const userId = '@frida:stadt.example';

test('what nobody sent goes after thirty days; what is a picture of somebody, encrypted or sent stays', async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  try {
    const { media, mediaSweep } = await createCore(database, { ...defaultConfig, serverName: 'stadt.example' });
    const upload = (type: string, name?: string) => media.add(userId, { type, name, content: piece() });
    const fileOf = (mediaId: string) => media.open(mediaId, userId, 0);
    const unsent = [await upload('text/plain', 'entwurf.txt'), await upload('application/octet-stream', 'plan.dwg')];
    const [encrypted, sent, shown] = [
      await upload('application/octet-stream'),
      await upload('text/plain', 'akte.txt'),
      await upload('image/png', 'ich.png'),
    ];
    await database.transaction(async (tx) => {
      await sql`
        insert into homeserver.users (user_id, kind, created_at, profile) values
          (${userId}, 'person', now(), jsonb_build_object('avatar_url', ${`mxc://stadt.example/${shown}`}::text))`.execute(
        tx,
      );
      await sql`update homeserver.media set created_at = now() - interval '29 days'`.execute(tx);
      await sql`
        insert into homeserver.media_uses (media_id, room_id, position, sender)
        values (${sent}, '!raum', 1, ${userId})`.execute(tx);
      await sql`
        insert into homeserver.rooms (room_id, version, creator, created_at)
        values ('!raum', '12', ${userId}, now())`.execute(tx);
      await sql`
        insert into homeserver.events (position, event_id, room_id, type, sender, sent_at, body)
        values (1, '$akte', '!raum', 'm.room.message', ${userId}, 0, '{}')`.execute(tx);
    });
    await mediaSweep.sweep();
    for (const mediaId of [...unsent, encrypted, sent, shown])
      expect(await fileOf(mediaId)).toMatchObject({ bytes: 3 });
    await mediaSweep.sweep(new Date(Date.now() + 2 * 86_400_000));
    for (const mediaId of unsent) await expect(fileOf(mediaId)).rejects.toMatchObject({ errcode: 'M_NOT_FOUND' });
    for (const mediaId of [encrypted, sent, shown]) expect(await fileOf(mediaId)).toMatchObject({ bytes: 3 });
  } finally {
    await database.close();
  }
});

async function* piece(): AsyncGenerator<Buffer> {
  yield Buffer.from('abc');
}
