import type { OwnDevice } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';

/** Where the person is signed in; nothing until that is known. */
export function useDevices(): readonly OwnDevice[] | undefined {
  const { encryption } = useChat().chat;
  const news = useWatched(encryption.news);
  const stage = useWatched(encryption.stage);
  const [devices, setDevices] = useState<readonly OwnDevice[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever something is heard of the devices.
  useEffect(() => {
    let isGone = false;
    encryption.listDevices().then(
      (found) => !isGone && setDevices(found),
      () => undefined, // without a connection the list of before stays
    );
    return () => {
      isGone = true;
    };
  }, [encryption, news, stage]);
  return devices;
}
