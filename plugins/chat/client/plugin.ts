import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { KeyRound, MessageCircle, MessagesSquare } from '@kontor/ui';
import { laterListChanged, roomChanged, savedChanged, waitingChanged } from '../shared/events.ts';
import type { browseRooms, listLater, listRooms, listSaved, listWaiting } from '../shared/index.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);
const loadChat = async () => (await import('./chat-view.tsx')).ChatView;
const syncRooms: Sync<typeof roomChanged, typeof listRooms> = () => stale;
const syncWaiting: Sync<typeof waitingChanged, typeof listWaiting> = () => stale;
const syncDirectory: Sync<typeof roomChanged, typeof browseRooms> = () => stale;
const syncLater: Sync<typeof laterListChanged, typeof listLater> = () => stale;
const syncSaved: Sync<typeof savedChanged, typeof listSaved> = () => stale;

/** Rooms of spaces and direct messages, with what is said in them. */
export const chatPlugin = defineClientPlugin({
  id: 'chat',
  register({ routes, navigation, commands, slots, search, help, live }) {
    routes.add({
      path: '/chat/with/$person',
      title: label('chat'),
      load: async () => (await import('./session/address-person-view.tsx')).AddressPersonView,
    });
    routes.add({
      path: '/chat/rooms',
      title: label('directory'),
      load: async () => (await import('./directory/directory-view.tsx')).DirectoryView,
    });
    routes.add({
      path: '/chat/saved',
      title: label('saved'),
      load: async () => (await import('./saved/saved-view.tsx')).SavedView,
    });
    routes.add({
      path: '/chat/later',
      title: label('later'),
      load: async () => (await import('./later/later-view.tsx')).LaterView,
    });
    routes.add({
      path: '/chat/encryption',
      title: label('encryption'),
      load: async () => (await import('./encryption/encryption-view.tsx')).EncryptionView,
    });
    routes.add({ path: '/chat/{-$room}/{-$event}', title: label('chat'), load: loadChat });
    navigation.add({
      id: 'chat',
      label: label('chat'),
      icon: MessagesSquare,
      path: '/chat',
      order: 15,
      badge: async () => (await import('./notifications/waiting-badge-view.tsx')).WaitingBadge,
    });
    commands.add({
      id: 'chat.open',
      label: label('goChat'),
      icon: MessagesSquare,
      shortcut: 'g c',
      run: ({ navigate }) => navigate('/chat'),
    });
    commands.add({
      id: 'chat.encryption',
      label: label('encryption'),
      icon: KeyRound,
      run: ({ navigate }) => navigate('/chat/encryption'),
    });
    slots.add('person-card.actions', {
      id: 'chat',
      label: label('write'),
      icon: MessagesSquare,
      order: 10,
      load: async () => (await import('./session/write-action-view.tsx')).WriteAction,
    });
    slots.add('home.section', {
      id: 'waiting',
      label: label('messages'),
      icon: MessagesSquare,
      order: 5,
      // Each of them stands there by itself, with its place.
      tells: ['chat.direct_message', 'chat.mentioned'],
      load: async () => (await import('./notifications/waiting-home-view.tsx')).WaitingAtHome,
    });
    slots.add('space.home', {
      id: 'rooms',
      label: label('rooms'),
      icon: MessagesSquare,
      order: 10,
      load: async () => (await import('./rooms/space-rooms-view.tsx')).SpaceRooms,
    });
    slots.add('share.targets', {
      id: 'message',
      label: label('asMessage'),
      icon: MessagesSquare,
      order: 10,
      load: async () => (await import('./share/share-dialog-view.tsx')).ShareDialog,
    });
    const isArchived = { archived: label('archived') };
    search.renderer('room', { icon: MessagesSquare, label: label('rooms'), states: isArchived });
    search.renderer('message', { icon: MessageCircle, label: label('messages') });
    help.add(async () => (await import('./chat-help.ts')).chatHelp);
    help.add(async () => (await import('./links/writing-help.ts')).writingHelp);
    help.add(async () => (await import('./saved/keeping-help.ts')).keepingHelp);
    help.add(async () => (await import('./encryption/encryption-help.ts')).encryptionHelp);
    live.onNamed(roomChanged, 'chat.listRooms', syncRooms);
    live.onNamed(roomChanged, 'chat.browseRooms', syncDirectory);
    live.onNamed(waitingChanged, 'chat.listWaiting', syncWaiting);
    live.onNamed(savedChanged, 'chat.listSaved', syncSaved);
    live.onNamed(laterListChanged, 'chat.listLater', syncLater);
  },
});
