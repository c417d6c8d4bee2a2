import { isUuid, type Ref, refOf } from '@kontor/base';
import type { AudienceToken, LinkProvider, ServerHost } from '@kontor/plugin-api/server';
import { messagePath } from '../room-links.ts';
import { findReports } from './report-store.ts';

/** A report in the inbox of those who look into it: `chat/report/<id>`. */
export function reportRef(id: string): Ref {
  return refOf('chat', 'report', id);
}

type Host = Pick<ServerHost, 'homeserver' | 'permissions'>;

/**
 * Of a space its owners see it, and it leads to the message. Of a private room the administrators do: they cannot read
 * there, so it leads to whoever reported, with whom they can talk.
 */
export function reportLinks({ homeserver, permissions }: Host): LinkProvider {
  return {
    noun: 'chat/report',
    async findCards(tx, actor, ids) {
      const reports = await findReports(tx, ids.filter(isUuid));
      const rooms = await homeserver.findRooms(tx, [...new Set(reports.map(({ room }) => room))]);
      const found = new Map(rooms.map((room) => [room.room, room]));
      const roles = await permissions.findRoles(tx, actor.person);
      return reports.flatMap(({ id, room, event, reporter }) => {
        const ofSpace = found.get(room);
        const sees = ofSpace ? roles.get(ofSpace.space) === 'owner' : actor.roles.has('administrator');
        if (!sees) return [];
        const path = ofSpace ? messagePath(room, event) : `/chat/with/${reporter}`;
        const card = { ref: reportRef(id), type: 'message', title: ofSpace?.name ?? 'Chat' };
        return [{ ...card, subtitle: null, state: null, path, picture: null }];
      });
    },
    async findAudience(tx, ids) {
      const reports = await findReports(tx, ids.filter(isUuid));
      const rooms = await homeserver.findRooms(tx, [...new Set(reports.map(({ room }) => room))]);
      const spaceOf = new Map(rooms.map(({ room, space }) => [room, space]));
      const audiences = reports.map(async ({ id, room }): Promise<[string, AudienceToken[]]> => {
        const space = spaceOf.get(room);
        if (space === undefined) return [id, ['administrators']];
        const holders = await permissions.listPersonsOf(tx, space);
        return [id, holders.filter(({ role }) => role === 'owner').map(({ person }) => `person:${person}` as const)];
      });
      return new Map(await Promise.all(audiences));
    },
  };
}
