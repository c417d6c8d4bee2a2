import type { Core } from '../homeserver-core.ts';
import { forbidden, notFound } from '../matrix-error.ts';
import { findEvent } from '../storage/event-table.ts';
import { findMedia } from '../storage/media-table.ts';
import { putSealedUse } from '../storage/sealed-media-table.ts';

interface Told {
  readonly mediaId: string;
  readonly roomId: string;
  readonly eventId: string;
}

/**
 * NOTSPEC: the sender of an encrypted event tells which file it names, which the server cannot see: so that the file goes
 * once the event is redacted. It gives nobody a right to the file, and tells no more than who uploaded it where, which the
 * server knew. Throws M_NOT_FOUND, M_FORBIDDEN.
 */
export async function noteSealedUse({ database }: Core, userId: string, told: Told): Promise<void> {
  await database.transaction(async (tx) => {
    const event = await findEvent(tx, told.roomId, told.eventId);
    if (event?.sender !== userId) throw notFound('You have sent no such event there');
    if (event.type !== 'm.room.encrypted') throw forbidden('What is not encrypted says by itself which files it names');
    if (!(await findMedia(tx, told.mediaId))) throw notFound('There is no such file');
    await putSealedUse(tx, { mediaId: told.mediaId, position: event.position, sender: userId });
  });
}
