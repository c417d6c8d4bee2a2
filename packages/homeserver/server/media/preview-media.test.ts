import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { createCore } from '../homeserver-core.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

test('old pictures of previews go when a new one comes, those of people and those that were sent on stay', async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  try {
    const { media } = await createCore(database, { ...defaultConfig, serverName: 'stadt.example' });
    const userId = '@frida:stadt.example';
    const upload = () => ({ type: 'image/png', name: undefined, content: piece() });
    const [old, sentOn] = [await media.addPreview(userId, upload()), await media.addPreview(userId, upload())];
    const own = await media.add(userId, upload());
    const fileOf = (mediaId: string) => media.open(mediaId, userId, 0);
    for (const mediaId of [old, sentOn, own]) expect(await fileOf(mediaId)).toMatchObject({ bytes: 3 });
    await database.transaction(async (tx) => {
      await sql`update homeserver.media set created_at = now() - interval '15 days'`.execute(tx);
      await sql`
        insert into homeserver.media_uses (media_id, room_id, position, sender)
        values (${sentOn}, '!raum', 1, ${userId})`.execute(tx);
    });
    const next = await media.addPreview(userId, upload());
    await expect(fileOf(old)).rejects.toMatchObject({ errcode: 'M_NOT_FOUND' });
    for (const mediaId of [sentOn, own, next]) expect(await fileOf(mediaId)).toMatchObject({ bytes: 3 });
  } finally {
    await database.close();
  }
});

async function* piece(): AsyncGenerator<Buffer> {
  yield Buffer.from('abc');
}
