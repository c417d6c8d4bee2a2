import {
  defineRoute,
  fields,
  homeserverAway,
  matrixEventId,
  matrixRoomId,
  matrixUserId,
  orgUnitNotFound,
  personNotFound,
  spaceNotFound,
} from '@kontor/schema';
import { z } from 'zod';
import { roomChangedMeanwhile, roomNotFound, roomReadOnly } from './errors.ts';
import { listedRoom, roomNotify, spaceRoom, writers } from './room.ts';

const { id, line, moment, nothing, requiredLine } = fields;

export const listRooms = defineRoute({
  name: 'chat.listRooms',
  method: 'GET',
  path: '/api/chat/rooms',
  access: 'person',
  summary: 'Every room of the spaces that the person may see',
  input: nothing,
  output: z.object({ rooms: z.array(spaceRoom) }),
  errors: [],
});

export const browseRooms = defineRoute({
  name: 'chat.browseRooms',
  method: 'GET',
  path: '/api/chat/directory',
  access: 'person',
  summary: 'Every room of the spaces that the person belongs to or may join by themselves, with how many are in it',
  input: nothing,
  output: z.object({ rooms: z.array(listedRoom) }),
  errors: [],
});

export const createRoom = defineRoute({
  name: 'chat.createRoom',
  method: 'POST',
  path: '/api/chat/rooms',
  access: 'person',
  summary: 'Makes a room in a space; only its owners may',
  input: z.object({
    space: id,
    name: requiredLine(80),
    topic: line(300).default(''),
    writers: writers.default('editors'),
  }),
  output: spaceRoom,
  errors: [spaceNotFound, roomReadOnly, homeserverAway],
});

export const updateRoom = defineRoute({
  name: 'chat.updateRoom',
  method: 'PATCH',
  path: '/api/chat/rooms/:room',
  access: 'person',
  summary: 'Changes name, topic, rules or archives a room of a space; only its owners may',
  input: z.object({
    room: matrixRoomId,
    revision: z.number().int(),
    name: requiredLine(80).optional(),
    topic: line(300).optional(),
    writers: writers.optional(),
    archived: z.boolean().optional(),
  }),
  output: spaceRoom,
  errors: [roomNotFound, roomReadOnly, roomChangedMeanwhile, homeserverAway],
});

export const listWaiting = defineRoute({
  name: 'chat.listWaiting',
  method: 'GET',
  path: '/api/chat/waiting',
  access: 'person',
  summary: 'Rooms in which a direct message or a mention waits to be read, with the newest of it and who wrote it',
  input: nothing,
  output: z.object({
    waiting: z.array(
      z.object({
        room: matrixRoomId,
        event: matrixEventId,
        at: moment,
        by: z.object({ id, name: z.string() }).nullable(),
        /** What the room is called, and its space; null for rooms of people. */
        title: z.string(),
        spaceName: z.string().nullable(),
      }),
    ),
  }),
  errors: [],
});

export const settleWaiting = defineRoute({
  name: 'chat.settleWaiting',
  method: 'POST',
  path: '/api/chat/waiting/:room/settle',
  idempotent: true,
  access: 'person',
  summary: 'Says that this message was read: the room waits no longer, unless something newer does',
  input: z.object({ room: matrixRoomId, event: matrixEventId }),
  output: nothing,
  errors: [],
  callsPerMinute: 600,
});

export const setRoomNotify = defineRoute({
  name: 'chat.setRoomNotify',
  method: 'PUT',
  path: '/api/chat/rooms/:room/notify',
  idempotent: true,
  access: 'person',
  summary: 'What of a room is told in the inbox; what Matrix counts and pushes is said to Matrix',
  input: z.object({ room: matrixRoomId, notify: roomNotify }),
  output: nothing,
  errors: [roomNotFound],
});

export const addressPerson = defineRoute({
  name: 'chat.addressPerson',
  method: 'POST',
  path: '/api/chat/people/:person/address',
  access: 'person',
  summary: 'The Matrix user of a person, made when nobody wrote to them before',
  input: z.object({ person: id }),
  output: z.object({ userId: matrixUserId }),
  errors: [personNotFound, homeserverAway],
});

export const listUnitUsers = defineRoute({
  name: 'chat.listUnitUsers',
  method: 'GET',
  path: '/api/chat/org-units/:unit/users',
  access: 'person',
  summary: 'The Matrix users of those who work in an org unit today, or below it, as far as they have one',
  input: z.object({ unit: id }),
  output: z.object({ users: z.array(matrixUserId) }),
  errors: [orgUnitNotFound],
});

export const findPeople = defineRoute({
  name: 'chat.findPeople',
  method: 'POST',
  path: '/api/chat/people/find',
  access: 'person',
  summary: 'Which persons these Matrix users are, with name and picture; others are left out',
  input: z.object({ users: z.array(matrixUserId).max(200) }),
  output: z.object({
    people: z.array(
      z.object({
        userId: matrixUserId,
        person: id,
        name: z.string(),
        former: z.boolean(),
        picture: z.string().nullable(),
      }),
    ),
  }),
  errors: [],
  callsPerMinute: 600,
});
