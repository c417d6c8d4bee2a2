import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { X } from '../icons.ts';
import { IconButton } from './icon-button.tsx';
import { Sheet } from './sheet.tsx';

const wide = '(width >= 64rem)';

export interface SidePanelProps {
  readonly title: string;
  /** On the button: "Hilfe schließen", as a screen may have more than one to close. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is read beside the content where there is room, and above it elsewhere; the screen behind stays where it was. */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  if (useRoomBeside())
    return (
      <SideColumn title={title} closeLabel={closeLabel} onClose={onClose}>
        {children}
      </SideColumn>
    );
  return (
    <Sheet title={title} isOpen onOpenChange={onClose}>
      {children}
    </Sheet>
  );
}

/** Whether a SidePanel stands beside the content, and not above it. */
export function useRoomBeside(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(wide).matches);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** A column of its own; `data-side-column` makes the content give way (`styles/base.css`). */
function SideColumn({ title, closeLabel, onClose, children }: SidePanelProps) {
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
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      className="fixed inset-y-0 end-0 z-30 flex w-96 flex-col border-s border-border bg-surface"
    >
      <header className="flex h-14 shrink-0 items-center gap-3 border-b border-border ps-5 pe-3">
        <h2 className="grow text-base font-semibold">{title}</h2>
        <IconButton icon={X} label={closeLabel} onPress={onClose} />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
    </aside>
  );
}
