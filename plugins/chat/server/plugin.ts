import { defineServerPlugin } from '@kontor/plugin-api/server';
import { roomChanged } from '../shared/index.ts';
import { seedConversations } from './demo-seeding.ts';
import { defineMentions, notifyMentions } from './mention-notify.ts';
import { announceMessages } from './message-intake.ts';
import { provideMessages } from './messages/messages-plugin.ts';
import { PeopleLookup } from './people-lookup.ts';
import { roomLinks } from './room-links.ts';
import { roomSearch } from './room-search.ts';
import { RoomService } from './room-service.ts';
import { bindRoutes } from './routes.ts';
import { provideSaved } from './saved/saved-plugin.ts';

/** Talking with each other: the rooms of spaces. What is said lives in Matrix, which the core provides. */
export const chatPlugin = defineServerPlugin({
  id: 'chat',
  register(host) {
    const rooms = new RoomService(host);
    bindRoutes(host.http, { rooms, people: new PeopleLookup(host) });
    host.homeserver.onRoomChanged((tx, room, actor) => rooms.announce(tx, room, actor));
    // Before it is announced that somebody said something: the search reads it then.
    provideMessages(host);
    host.homeserver.onRoomEvents((tx, events) => announceMessages(host, tx, events));
    host.homeserver.onRoomEvents((tx, events) => notifyMentions(host, tx, events));
    host.links.provide(roomLinks(host));
    host.search.provide(roomSearch(host));
    defineMentions(host.notifications);
    host.events.on('chat.rooms', [roomChanged], async (_tx, { payload }) => host.homeserver.follow(payload.space));
    host.live.present(roomChanged, (tx, { payload }) => rooms.readForLive(tx, payload.room));
    provideSaved(host);
    seedConversations(host);
  },
});
