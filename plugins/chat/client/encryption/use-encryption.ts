import type { EncryptionStage, RoomReaders } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';

/** Where the person stands; loads encryption where `isNeeded`. */
export function useEncryptionStage(isNeeded: boolean): EncryptionStage {
  const { encryption } = useChat().chat;
  const stage = useWatched(encryption.stage);
  useEffect(() => {
    if (isNeeded) void encryption.wake();
  }, [encryption, isNeeded]);
  return stage;
}

const nobody: RoomReaders = { unable: [], changed: [] };

/** Who in the room cannot read, or has other keys than before; nobody until that is known. */
export function useRoomReaders(room: string, isNeeded: boolean): RoomReaders | undefined {
  const { encryption } = useChat().chat;
  const news = useWatched(encryption.news);
  const [readers, setReaders] = useState<RoomReaders>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever something is heard of anybody's keys.
  useEffect(() => {
    if (!isNeeded) return;
    let isGone = false;
    encryption.readReaders(room).then(
      (found) => !isGone && setReaders(found),
      // Without a connection nobody is named; what the library does is the same.
      () => !isGone && setReaders(nobody),
    );
    return () => {
      isGone = true;
    };
  }, [encryption, room, isNeeded, news]);
  return readers;
}
