import type { Http } from '@kontor/plugin-api/server';
import {
  addressPerson,
  browseRooms,
  createRoom,
  findPeople,
  listRooms,
  listUnitUsers,
  listWaiting,
  setRoomNotify,
  settleWaiting,
  updateRoom,
} from '../shared/index.ts';
import type { PeopleLookup } from './people-lookup.ts';
import type { RoomDirectory } from './room-directory.ts';
import type { RoomService } from './room-service.ts';
import type { WaitingService } from './waiting/waiting-service.ts';

export interface ChatServices {
  readonly rooms: RoomService;
  readonly directory: RoomDirectory;
  readonly people: PeopleLookup;
  readonly waiting: WaitingService;
}

export function bindRoutes(http: Pick<Http, 'bind'>, { rooms, directory, people, waiting }: ChatServices): void {
  http.bind(listRooms, async (_input, { actor }) => ({ rooms: await rooms.list(actor) }));
  http.bind(browseRooms, async (_input, { actor }) => ({ rooms: await directory.list(actor) }));
  http.bind(createRoom, (input, { actor }) => rooms.create(actor, input));
  http.bind(updateRoom, (input, { actor }) => rooms.update(actor, input));
  http.bind(addressPerson, async ({ person }) => ({ userId: await people.address(person) }));
  http.bind(findPeople, async ({ users }, { actor }) => ({ people: await people.find(actor, users) }));
  http.bind(listUnitUsers, async ({ unit }) => ({ users: await people.listUnitUsers(unit) }));
  http.bind(listWaiting, async (_input, { actor }) => ({ waiting: await waiting.list(actor) }));
  http.bind(settleWaiting, async (read, { actor }) => {
    await waiting.settle(actor, read);
    return {};
  });
  http.bind(setRoomNotify, async ({ room, notify }, { actor }) => {
    await waiting.setNotify(actor, room, notify);
    return {};
  });
}
