import { usePlace } from '@kontor/plugin-api/client';
import { IconButton, Sheet, useMessages, X } from '@kontor/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { HelpContent } from './help-content-view.tsx';
import { helpMessages } from './help-messages.ts';

export interface HelpProps {
  /** The topic to begin with. */
  readonly topic: string | undefined;
  readonly onClose: () => void;
}

const wide = '(width >= 64rem)';

/** The help: beside the content where there is room, above it elsewhere; the screen behind stays where it was. */
export function Help({ topic, onClose }: HelpProps) {
  const t = useMessages(helpMessages);
  const isWide = useSyncExternalStore(subscribe, () => window.matchMedia(wide).matches);
  const { path } = usePlace();
  const openedAt = useRef(path);
  useEffect(() => {
    // A link in the help leads to a screen that the sheet would cover.
    if (!isWide && path !== openedAt.current) onClose();
    openedAt.current = path;
  }, [isWide, path, onClose]);
  if (isWide) return <HelpColumn topic={topic} onClose={onClose} />;
  return (
    <Sheet title={t('title')} isOpen onOpenChange={onClose}>
      <HelpContent topic={topic} />
    </Sheet>
  );
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** A column of its own; `data-side-column` makes the content give way (`styles/base.css`). */
function HelpColumn({ topic, onClose }: HelpProps) {
  const t = useMessages(helpMessages);
  const column = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Back to where one was, unless one has gone on meanwhile.
      if (document.activeElement === document.body || column.current?.contains(document.activeElement))
        if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      ref={column}
      data-side-column
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      className="fixed inset-y-0 end-0 z-30 flex w-96 flex-col border-s border-border bg-surface"
    >
      <header className="flex h-14 shrink-0 items-center gap-3 border-b border-border ps-5 pe-3">
        <h2 className="grow text-base font-semibold">{t('title')}</h2>
        <IconButton icon={X} label={t('close')} onPress={onClose} />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">
        <HelpContent topic={topic} />
      </div>
    </aside>
  );
}
