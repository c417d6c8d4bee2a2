import type { Database } from '@kontor/database';
import { sql } from 'kysely';
import type { HomeserverConfig } from './config.ts';
import { Media } from './media/media.ts';
import { Thumbnails } from './media/thumbnails.ts';
import { UrlPreviews } from './media/url-previews.ts';
import { Unread } from './push/unread.ts';
import { Memberships } from './rooms/memberships.ts';
import { OutputLog } from './rooms/output-log.ts';
import { Relations } from './rooms/relations.ts';
import { Rooms } from './rooms/rooms.ts';
import { Transactions } from './rooms/transactions.ts';
import { Typing } from './rooms/typing.ts';
import { Writer } from './storage/writer.ts';
import { Notifier } from './sync/notifier.ts';
import { Profiles } from './users/profiles.ts';
import { Sessions } from './users/sessions.ts';

/** What every part of the homeserver works with. */
export interface Core {
  readonly config: HomeserverConfig;
  readonly database: Database;
  readonly outputs: OutputLog;
  readonly writer: Writer;
  readonly rooms: Rooms;
  readonly memberships: Memberships;
  readonly transactions: Transactions;
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly typing: Typing;
  readonly relations: Relations;
  readonly unread: Unread;
  readonly notifier: Notifier;
  readonly media: Media;
  readonly thumbnails: Thumbnails;
  readonly urlPreviews: UrlPreviews;
  /** Aliases that a room which is being made will have. */
  readonly aliasesInMaking: Set<string>;
}

export async function createCore(database: Database, config: HomeserverConfig): Promise<Core> {
  const position = await readPosition(database);
  const outputs = new OutputLog(position);
  // First in line, so that whoever else hears of a membership finds it there.
  const memberships = new Memberships(database, outputs);
  const writer = new Writer(database, outputs, position);
  const rooms = new Rooms(database, writer);
  const typing = new Typing();
  const notifier = new Notifier(outputs, rooms, memberships);
  typing.onChange((roomId) => notifier.wakeRoom(roomId));
  const media = new Media({ config, database, rooms });
  return {
    config,
    database,
    outputs,
    writer,
    memberships,
    rooms,
    typing,
    notifier,
    media,
    thumbnails: new Thumbnails(database, media),
    urlPreviews: new UrlPreviews(),
    aliasesInMaking: new Set(),
    relations: new Relations({ database }),
    unread: new Unread({ database }),
    transactions: new Transactions(database, writer),
    profiles: new Profiles(database),
    sessions: new Sessions(database),
  };
}

async function readPosition(database: Database): Promise<number> {
  const found = await database.transaction((tx) =>
    sql<{ position: number }>`select position from homeserver.stream_position`.execute(tx),
  );
  return found.rows[0]?.position ?? 0;
}

export function isLocal(config: HomeserverConfig, userId: string): boolean {
  return userId.endsWith(`:${config.serverName}`);
}
