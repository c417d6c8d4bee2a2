import type { Http } from '@kontor/plugin-api/server';
import { addressPerson, browseRooms, createRoom, findPeople, listRooms, updateRoom } from '../shared/index.ts';
import type { PeopleLookup } from './people-lookup.ts';
import type { RoomDirectory } from './room-directory.ts';
import type { RoomService } from './room-service.ts';

export interface ChatServices {
  readonly rooms: RoomService;
  readonly directory: RoomDirectory;
  readonly people: PeopleLookup;
}

export function bindRoutes(http: Pick<Http, 'bind'>, { rooms, directory, people }: ChatServices): void {
  http.bind(listRooms, async (_input, { actor }) => ({ rooms: await rooms.list(actor) }));
  http.bind(browseRooms, async (_input, { actor }) => ({ rooms: await directory.list(actor) }));
  http.bind(createRoom, (input, { actor }) => rooms.create(actor, input));
  http.bind(updateRoom, (input, { actor }) => rooms.update(actor, input));
  http.bind(addressPerson, async ({ person }) => ({ userId: await people.address(person) }));
  http.bind(findPeople, async ({ users }, { actor }) => ({ people: await people.find(actor, users) }));
}
