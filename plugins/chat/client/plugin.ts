import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { KeyRound, MessagesSquare } from '@kontor/ui';
import { listRooms, roomChanged } from '../shared/index.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = (name: keyof typeof pluginMessages.texts.de) => labelOf(pluginMessages, name);
const loadChat = async () => (await import('./chat-view.tsx')).ChatView;
const syncRooms: Sync<typeof roomChanged, typeof listRooms> = () => stale;

/** Rooms of spaces and direct messages, with what is said in them. */
export const chatPlugin = defineClientPlugin({
  id: 'chat',
  register({ routes, navigation, commands, slots, help, live }) {
    routes.add({ path: '/chat/{-$room}', title: label('chat'), load: loadChat });
    routes.add({
      path: '/chat/with/$person',
      title: label('chat'),
      load: async () => (await import('./session/address-person-view.tsx')).AddressPersonView,
    });
    routes.add({
      path: '/chat/encryption',
      title: label('encryption'),
      load: async () => (await import('./encryption/encryption-view.tsx')).EncryptionView,
    });
    navigation.add({ id: 'chat', label: label('chat'), icon: MessagesSquare, path: '/chat', order: 15 });
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
    slots.add('space.home', {
      id: 'rooms',
      label: label('rooms'),
      icon: MessagesSquare,
      order: 10,
      load: async () => (await import('./rooms/space-rooms-view.tsx')).SpaceRooms,
    });
    help.add(async () => (await import('./chat-help.ts')).chatHelp);
    help.add(async () => (await import('./encryption/encryption-help.ts')).encryptionHelp);
    live.on(roomChanged, listRooms, syncRooms);
  },
});
