import type { RoomSummary } from '@kontor/matrix/client';
import { useEffect, useMemo, useState } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';
import type { RoomGroup } from './room-groups-model.ts';

interface Finder {
  find(text: string): readonly string[];
}
type MakeFinder = typeof import('./room-search-model.ts').RoomSearch;

/** The rooms that what was typed means, the best first; nothing while nothing is typed. */
export function useRoomSearch(groups: readonly RoomGroup[], text: string): readonly RoomSummary[] | undefined {
  const { people } = useChat().session;
  const known = useWatched(people.known);
  const Search = useSearchCode(text !== '');
  const rooms = useMemo(() => groups.flatMap(({ rooms: inside }) => inside), [groups]);
  // Counts and last messages change all the time; what rooms are found by, hardly ever.
  const findable = JSON.stringify(
    text === ''
      ? []
      : groups.flatMap(({ space, rooms: inside }) =>
          inside.map(({ id, name, topic, partner }) => {
            return { id, name: known.get(partner ?? '')?.name ?? name, topic, space: space?.name ?? '' };
          }),
        ),
  );
  const finder = useMemo((): Finder | undefined => Search && new Search(JSON.parse(findable)), [Search, findable]);
  return useMemo(() => {
    if (text === '' || !finder) return undefined;
    const byId = new Map(rooms.map((room) => [room.id, room]));
    return finder.find(text).flatMap((id) => byId.get(id) ?? []);
  }, [finder, rooms, text]);
}

/** Loaded when somebody begins to search. */
function useSearchCode(isNeeded: boolean): MakeFinder | undefined {
  const [code, setCode] = useState<{ readonly Search: MakeFinder }>();
  useEffect(() => {
    if (!isNeeded || code) return;
    let isGone = false;
    import('./room-search-model.ts').then(
      ({ RoomSearch }) => !isGone && setCode({ Search: RoomSearch }),
      // Without a connection it does not come: the next letter asks again.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isNeeded, code]);
  return code?.Search;
}
