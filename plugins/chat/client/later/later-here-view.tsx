import type { Place } from '@kontor/matrix/client';
import { Clock, Dialog, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { LaterList } from './later-list-view.tsx';
import { laterMessages } from './later-messages.ts';
import { useLaterList } from './use-later.ts';

/** Above the field: how many messages of the person wait to be sent here; opens them. */
export function LaterHere({ place }: { readonly place: Place }) {
  const t = useMessages(laterMessages);
  const [isOpen, setOpen] = useState(false);
  const messages = useLaterList(place) ?? [];
  if (messages.length === 0) return null;
  const failed = messages.filter(({ state }) => state === 'refused' || state === 'encrypted').length;
  const words = failed > 0 ? t('failedHere', { count: failed }) : t('waitingHere', { count: messages.length });
  return (
    <>
      <Button
        onPress={() => setOpen(true)}
        className="mx-auto mb-1 flex min-h-7 w-full max-w-4xl items-center gap-2 rounded-md px-5 text-start text-xs text-muted focus-ring-inset data-hovered:text-text coarse:min-h-11"
      >
        <Clock aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate underline">{words}</span>
      </Button>
      {isOpen && (
        <Dialog isOpen onOpenChange={setOpen} title={t('later')}>
          <LaterList messages={messages} isInRoom onEdit={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
