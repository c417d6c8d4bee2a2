import { fields, matrixRoomId } from '@kontor/schema';
import { z } from 'zod';

/** Who may write in a room of a space: all who may work in it, or its owners alone. */
export const writers = z.enum(['editors', 'owners']);

/** A room of a space. Kontor owns its name, topic, members and rights; what is said in it lives in Matrix. */
export const spaceRoom = z.object({
  room: matrixRoomId,
  space: fields.id,
  name: fields.requiredLine(80),
  topic: fields.line(300),
  writers,
  archived: z.boolean(),
  revision: z.number().int(),
});
export type SpaceRoom = z.output<typeof spaceRoom>;

/** A room as the directory shows it. */
export const listedRoom = spaceRoom.omit({ writers: true, revision: true }).extend({
  spaceName: z.string(),
  spaceSlug: z.string(),
  /** How many may be in it: all who belong to its space. */
  members: z.number().int(),
  /** Whether the person is one of them; else they may join the space by themselves. */
  joined: z.boolean(),
});
export type ListedRoom = z.output<typeof listedRoom>;

/** What of a room somebody wants to be told: everything, where they are named, or nothing at all. */
export const roomNotify = z.enum(['all', 'mentions', 'none']);
export type RoomNotify = z.output<typeof roomNotify>;
