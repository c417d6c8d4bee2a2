import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';

/** How many people of each unit a mention of it reaches in the room, as soon as that is known. */
export function useUnitReach(room: string, units: readonly string[]): ReadonlyMap<string, number> {
  const { chat, session } = useChat();
  const [reach, setReach] = useState<ReadonlyMap<string, number>>(new Map());
  const key = units.join(' ');
  useEffect(() => {
    let isOver = false;
    const asked = key.split(' ').filter(Boolean);
    const count = async (unit: string) => {
      const users = await session.units.findIn(chat, room, [unit]);
      return [unit, users.length] as const;
    };
    // What is not known is not said.
    Promise.all(asked.map(count)).then(
      (counts) => !isOver && setReach(new Map(counts)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [chat, session, room, key]);
  return reach;
}
