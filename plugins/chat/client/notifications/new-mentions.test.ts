import type { RoomSummary } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { mentionsIn, newMentions } from './new-mentions.ts';

const room = (id: string, mentions: number, change: Partial<RoomSummary> = {}): RoomSummary => ({
  ...{ id, name: id, topic: '', kind: 'group', membership: 'join', picture: undefined, partner: undefined },
  ...{ unread: mentions, mentions, isUnread: mentions > 0, isMarked: false, notify: 'all', isMuted: false },
  ...{
    isFavourite: false,
    lastActivity: 0,
    lastMessage: undefined,
    canWrite: true,
    isEncrypted: true,
    canEncrypt: false,
  },
  ...change,
});

test('only a mention that came since in an encrypted room is told: the server tells of all others', () => {
  const before = mentionsIn([room('a', 0), room('b', 2), room('muted', 0), room('open', 0, { isEncrypted: false })]);
  const now = [
    room('a', 1),
    room('b', 2),
    room('muted', 3, { isMuted: true }),
    room('open', 1, { isEncrypted: false }),
    room('new', 4),
  ];
  expect(newMentions(now, before).map(({ id }) => id)).toEqual(['a']);
  expect(newMentions(now, mentionsIn(now))).toEqual([]);
});
