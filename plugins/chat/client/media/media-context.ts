import type { ChatMessage } from '@kontor/matrix/client';
import { createContext, useContext } from 'react';

/** Shows a picture or document of the conversation large. */
export type OpenMedia = (message: ChatMessage) => void;

export const MediaContext = createContext<OpenMedia>(() => undefined);

export function useOpenMedia(): OpenMedia {
  return useContext(MediaContext);
}
