import { defineEvent, fields, matrixRoomId } from '@kontor/schema';
import { z } from 'zod';

/** A room of a space came, or its name, topic or rules changed. */
export const roomChanged = defineEvent('chat.room.changed', z.object({ room: matrixRoomId, space: fields.id }));
