import { isComingOrGoing } from '../encryption/device-list-changes.ts';
import type { Core } from '../homeserver-core.ts';
import type { Presence } from '../presence/presence.ts';
import { listThoseWhoShare } from '../storage/membership-table.ts';
import { ignoredUsersType } from '../users/ignored-users.ts';
import { wantsSender, wantsType } from './filter.ts';
import { eventsOf, type SyncRequest, type SyncStream } from './sync-request.ts';

/** "Presence" of those who share a room with the reader, but not of the reader. */
export const presenceStream: SyncStream = async (request) => {
  const { core, viewer, filter, from } = request;
  const { presence } = core;
  if (!presence || !wantsType(filter.presence, 'm.presence')) return undefined;
  const people = await whoseNews(request, presence);
  const ignored = people.length === 0 ? new Set() : await core.ignoredUsers.of(viewer.userId);
  const { limit = people.length } = filter.presence;
  const events: string[] = [];
  // Where there are too many, the newest.
  for (const userId of people.toReversed()) {
    if (events.length >= limit) break;
    if (userId === viewer.userId || ignored.has(userId) || !wantsSender(filter.presence, userId)) continue;
    if (await core.memberships.shareRoom(viewer.userId, userId)) events.push(presence.eventOf(userId));
  }
  if (events.length === 0) return undefined;
  return { name: 'presence', text: eventsOf(events.reverse()), isNews: from !== undefined };
};

/** Those who have changed, and those who are new to the reader; perhaps some who do not concern them. */
async function whoseNews(request: SyncRequest, presence: Presence): Promise<readonly string[]> {
  const { core, viewer, from, fullState } = request;
  if (!from || from.presence === undefined || fullState) return presence.present;
  const changed = presence.changedSince(from.presence);
  // The reader may know people as present of whom we know nothing any more.
  if (!changed) return [...(await everybodyElse(core, viewer.userId, presence)), ...presence.present];
  const fresh = await whoIsNew(request, presence);
  return fresh.length === 0 ? changed : [...new Set([...fresh, ...changed])];
}

function everybodyElse(core: Core, userId: string, presence: Presence): Promise<string[]> {
  return core.database.transaction(async (tx) =>
    (await listThoseWhoShare(tx, userId)).filter((each) => !presence.isPresent(each)),
  );
}

/** Who is there and came into a room of the reader, or is in one that the reader came into, or is no longer ignored. */
async function whoIsNew({ core, viewer, from }: SyncRequest, presence: Presence): Promise<readonly string[]> {
  const outputs = core.outputs.since(from?.position ?? 0);
  if (!outputs) return presence.present;
  const own = await core.memberships.of(viewer.userId);
  const fresh = new Set<string>();
  for (const output of outputs) {
    const isOwnList = output.kind === 'account-data' && output.type === ignoredUsersType;
    if (isOwnList && output.userId === viewer.userId) return presence.present;
    if (!isComingOrGoing(output)) continue;
    const { stateKey = '' } = output.event;
    if (stateKey === viewer.userId) return presence.present;
    if (own.get(output.roomId)?.membership === 'join' && presence.isPresent(stateKey)) fresh.add(stateKey);
  }
  return [...fresh];
}
