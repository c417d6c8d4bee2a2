import { defineServerPlugin } from '@kontor/plugin-api/server';
import { getMeetingAddress, roomChanged, waitingChanged } from '../shared/index.ts';
import { defineKinds } from './chat-kinds.ts';
import { declareChat } from './chat-privacy.ts';
import { DecidingService } from './deciding/deciding-service.ts';
import { provideRoomHandOver } from './deciding/room-hand-over.ts';
import { seedConversations } from './demo-seeding.ts';
import { followPrivateRooms } from './direct-notify.ts';
import { provideLater } from './later/later-plugin.ts';
import { notifyMentions } from './mention-notify.ts';
import { announceMessages } from './message-intake.ts';
import { provideMessages } from './messages/messages-plugin.ts';
import { createWaiting } from './migrations/20261126-1900-create-waiting.ts';
import { noteWhoWaits } from './migrations/20261127-1510-note-who-waits.ts';
import { createDeciding } from './migrations/20261128-0130-create-deciding.ts';
import { PeopleLookup } from './people-lookup.ts';
import { provideMessagePeriods } from './periods/message-periods.ts';
import { providePrivatePeriods } from './periods/private-periods.ts';
import { provideReports } from './reports/reports-plugin.ts';
import { RoomDirectory } from './room-directory.ts';
import { roomLinks } from './room-links.ts';
import { roomSearch } from './room-search.ts';
import { RoomService } from './room-service.ts';
import { bindRoutes } from './routes.ts';
import { provideSaved } from './saved/saved-plugin.ts';
import { WaitingService } from './waiting/waiting-service.ts';

/** Talking with each other: the rooms of spaces. What is said lives in Matrix, which the core provides. */
export const chatPlugin = defineServerPlugin({
  id: 'chat',
  register(host) {
    const rooms = new RoomService(host);
    const waiting = new WaitingService(host);
    const deciding = new DecidingService(host);
    host.migrations.add(createWaiting, noteWhoWaits, createDeciding);
    bindRoutes(host.http, { rooms, waiting, directory: new RoomDirectory(host), people: new PeopleLookup(host) });
    host.homeserver.onRoomChanged((tx, room, actor) => rooms.announce(tx, room, actor));
    // Before it is announced that somebody said something: the search reads it then.
    provideMessages(host);
    provideMessagePeriods(host);
    providePrivatePeriods(host);
    host.homeserver.onRoomEvents((tx, events) => announceMessages(host, tx, events));
    host.homeserver.onRoomEvents((tx, events) => notifyMentions(host, waiting, tx, events));
    host.homeserver.onPrivateEvents((tx, events) => followPrivateRooms(host, { waiting, deciding }, tx, events));
    host.homeserver.onRead((read) => waiting.settleRead(read));
    host.links.provide(roomLinks(host));
    host.search.provide(roomSearch(host));
    defineKinds(host.notifications);
    declareChat(host.privacy);
    host.events.on('chat.rooms', [roomChanged], async (_tx, { payload }) => host.homeserver.follow(payload.space));
    host.live.present(roomChanged, (tx, { payload }) => rooms.readForLive(tx, payload.room));
    host.live.present(waitingChanged, async () => ({}));
    provideRoomHandOver(host, deciding);
    provideSaved(host);
    provideReports(host);
    provideLater(host);
    host.http.bind(getMeetingAddress, () =>
      host.database.transaction(async (tx) => {
        const { meetingAddress: address } = await host.organisation.getPolicies(tx);
        return { address };
      }),
    );
    seedConversations(host);
  },
});
