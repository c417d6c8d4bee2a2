import type { Core } from '../homeserver-core.ts';
import { badJson, forbidden, missingParam } from '../matrix-error.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { ownId } from './sync.ts';

const defaultMs = 30_000;
const longestMs = 120_000;

/** "Typing notifications". */
export function typingEndpoints(core: Core) {
  return new EndpointList().at('PUT /v3/rooms/:roomId/typing/:userId', 'user', async (call) => {
    const [userId, roomId, forMs] = [ownId(call), call.param('roomId'), durationOf(call)];
    await core.rooms.use(roomId, (room) => {
      if (!room.isJoined(userId)) throw forbidden('You are not in this room');
      core.typing.set(roomId, userId, forMs);
    });
    return {};
  });
}

/** How long somebody types; nothing when they stop. */
function durationOf(call: Call): number | undefined {
  if (call.json.typing === undefined) throw missingParam('typing is missing');
  const isTyping = call.flag('typing');
  const { timeout = defaultMs } = call.json;
  if (typeof timeout !== 'number' || !Number.isFinite(timeout)) throw badJson('timeout is not a number');
  return isTyping && timeout > 0 ? Math.min(timeout, longestMs) : undefined;
}
