import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { longestLater, roomNotFound } from '../../shared/index.ts';
import { replyElsewhere } from '../../shared/reply-error.ts';
import { findMessages } from '../messages/message-store.ts';
import type { LaterService } from './later-service.ts';

type Host = Pick<ServerHost, 'replies' | 'homeserver' | 'permissions' | 'clock'>;

/**
 * An answer to a mail is a message for later whose time is now: in the thread of the message that the mail told of, or in
 * the room. In rooms of spaces alone: what is said privately goes through no mail server.
 */
export function takeReplies(host: Host, later: LaterService): void {
  const say = async (tx: Tx, actor: Actor, where: { room: string; thread: string | null }, text: string) => {
    const [room] = await host.homeserver.findRooms(tx, [where.room]);
    if (!room) throw replyElsewhere();
    if (!(await host.permissions.findRole(tx, actor.person, room.space))) throw roomNotFound();
    await later.addIn(tx, actor, { ...where, text, reaches: [], sendAt: host.clock.now().toISOString() });
  };
  host.replies.define({
    noun: 'chat/room',
    longest: longestLater,
    reply: (tx, actor, { ref, text }) => say(tx, actor, { room: parseRef(ref)?.id ?? '', thread: null }, text),
  });
  host.replies.define({
    noun: 'chat/message',
    longest: longestLater,
    async reply(tx, actor, { ref, text }) {
      const [message] = await findMessages(tx, [parseRef(ref)?.id ?? '']);
      if (!message) throw roomNotFound();
      await say(tx, actor, { room: message.room, thread: message.event }, text);
    },
  });
}
