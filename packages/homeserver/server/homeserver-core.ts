import type { Database } from '@kontor/database';
import { sql } from 'kysely';
import { BackgroundTasks } from './administration/background-tasks.ts';
import { Appservices } from './appservices/appservices.ts';
import type { HomeserverConfig } from './config.ts';
import { OwnKeys } from './encryption/own-keys.ts';
import { ToDeviceInbox } from './encryption/to-device-inbox.ts';
import { ToDeviceTransactions } from './encryption/to-device-transactions.ts';
import { RateLimits } from './http/rate-limits.ts';
import { Media } from './media/media.ts';
import { MediaSweep } from './media/media-sweep.ts';
import { PreviewPictures } from './media/preview-pictures.ts';
import { Thumbnails } from './media/thumbnails.ts';
import { UrlPreviews } from './media/url-previews.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Presence } from './presence/presence.ts';
import { PushDelivery } from './push/push-delivery.ts';
import { PushRules } from './push/push-rules.ts';
import { Unread } from './push/unread.ts';
import { BlockedRooms } from './rooms/blocked-rooms.ts';
import { RelationChecks } from './rooms/check-relation.ts';
import { DelayedEvents } from './rooms/delayed-events.ts';
import { Memberships } from './rooms/memberships.ts';
import { OutputLog } from './rooms/output-log.ts';
import { Receipts } from './rooms/receipts.ts';
import { Relations } from './rooms/relations.ts';
import { Rooms } from './rooms/rooms.ts';
import { Transactions } from './rooms/transactions.ts';
import { Typing } from './rooms/typing.ts';
import { Writer } from './storage/writer.ts';
import { Notifier } from './sync/notifier.ts';
import { StoredFilters } from './sync/stored-filters.ts';
import { AccountData } from './users/account-data.ts';
import { IgnoredUsers } from './users/ignored-users.ts';
import { Profiles } from './users/profiles.ts';
import { Sessions } from './users/sessions.ts';
import { ShortTokens } from './users/short-tokens.ts';
import { UserInteractive } from './users/user-interactive.ts';

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
  readonly interactive: UserInteractive;
  readonly loginTokens: ShortTokens;
  readonly openIdTokens: ShortTokens;
  readonly rateLimits: RateLimits;
  readonly appservices: Appservices;
  readonly blockedRooms: BlockedRooms;
  readonly tasks: BackgroundTasks;
  readonly typing: Typing;
  /** Only where the organisation wants it. */
  readonly presence: Presence | undefined;
  readonly relations: Relations;
  readonly unread: Unread;
  readonly notifier: Notifier;
  readonly filters: StoredFilters;
  readonly toDeviceInbox: ToDeviceInbox;
  readonly toDeviceTransactions: ToDeviceTransactions;
  readonly ownKeys: OwnKeys;
  /** By user id: changes that look first and write then. */
  readonly oneAtATime: OneAtATime;
  readonly media: Media;
  readonly mediaSweep: MediaSweep;
  readonly delayedEvents: DelayedEvents;
  readonly thumbnails: Thumbnails;
  readonly urlPreviews: UrlPreviews;
  readonly accountData: AccountData;
  readonly receipts: Receipts;
  readonly ignoredUsers: IgnoredUsers;
  readonly pushRules: PushRules;
  readonly pushDelivery: PushDelivery;
  readonly relationChecks: RelationChecks;
  /** Aliases that a room which is being made will have. */
  readonly aliasesInMaking: Set<string>;
}

export async function createCore(
  database: Database,
  config: HomeserverConfig,
  /** Told of what fails while nobody waits for it. */
  onFailure: (failure: unknown) => void = () => undefined,
): Promise<Core> {
  const position = await readPosition(database);
  const outputs = new OutputLog(position);
  // First in line, so that whoever else hears of a membership finds it there.
  const memberships = new Memberships(database, outputs);
  const writer = new Writer(database, outputs, position);
  // Before the notifier, so that whoever is woken is told what is new.
  const toDeviceInbox = new ToDeviceInbox(database, outputs);
  const ownKeys = new OwnKeys(database, outputs);
  const rooms = new Rooms(database, writer);
  const accountData = new AccountData(database, writer);
  const ignoredUsers = new IgnoredUsers(accountData, outputs);
  const pushRules = new PushRules(accountData, outputs);
  const receipts = new Receipts(database);
  const unread = new Unread({ database, rooms, memberships, receipts, pushRules, ignoredUsers }, outputs);
  const told = { config, database, outputs, writer, rooms, memberships, receipts, pushRules, ignoredUsers, unread };
  const typing = new Typing();
  const profiles = new Profiles(database);
  const notifier = new Notifier(outputs, rooms, memberships);
  typing.onChange((roomId) => notifier.wakeRoom(roomId));
  const presence = config.presence ? new Presence() : undefined;
  presence?.onNews((userIds) => notifier.wakeThoseWhoShare(userIds));
  const media = new Media({ config, database, rooms });
  return {
    config,
    database,
    outputs,
    writer,
    memberships,
    rooms,
    typing,
    presence,
    notifier,
    filters: new StoredFilters(database),
    toDeviceInbox,
    ownKeys,
    toDeviceTransactions: new ToDeviceTransactions(database, writer),
    oneAtATime: new OneAtATime(),
    media,
    mediaSweep: new MediaSweep({ config, database, media }),
    delayedEvents: new DelayedEvents({ database, rooms, outputs }, onFailure),
    thumbnails: new Thumbnails(database, media),
    urlPreviews: new UrlPreviews(new PreviewPictures(media, config.serverName)),
    relations: new Relations({ database, rooms, ignoredUsers }),
    unread,
    aliasesInMaking: new Set(),
    transactions: new Transactions(database, writer),
    profiles,
    sessions: new Sessions(database, config.refreshableForMs),
    interactive: new UserInteractive(),
    loginTokens: new ShortTokens('klt', 2 * 60 * 1000),
    openIdTokens: new ShortTokens('kot', 60 * 60 * 1000),
    rateLimits: new RateLimits(config.rateLimits),
    blockedRooms: await BlockedRooms.load(database),
    tasks: new BackgroundTasks(onFailure),
    appservices: new Appservices(database, config, profiles, outputs),
    accountData,
    ignoredUsers,
    pushRules,
    pushDelivery: new PushDelivery(told),
    relationChecks: new RelationChecks({ database, rooms }),
    receipts,
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
