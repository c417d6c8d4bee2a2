import { usePlace } from '@kontor/plugin-api/client';
import { SidePanel, useMessages, useRoomBeside } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { HelpContent } from './help-content-view.tsx';
import { helpMessages } from './help-messages.ts';

export interface HelpProps {
  /** The topic to begin with. */
  readonly topic: string | undefined;
  readonly onClose: () => void;
}

/** The help: beside the content where there is room, above it elsewhere. */
export function Help({ topic, onClose }: HelpProps) {
  const t = useMessages(helpMessages);
  const isBeside = useRoomBeside();
  const { path } = usePlace();
  const openedAt = useRef(path);
  useEffect(() => {
    // A link in the help leads to a screen that the sheet would cover.
    if (!isBeside && path !== openedAt.current) onClose();
    openedAt.current = path;
  }, [isBeside, path, onClose]);
  return (
    <SidePanel title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <HelpContent topic={topic} />
    </SidePanel>
  );
}
