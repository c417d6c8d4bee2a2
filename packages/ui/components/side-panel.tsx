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
  /** Opened to be read or worked through at once, as from a menu: the keyboard comes here, and goes back where it was. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** What is read beside the content where there is room, and above it elsewhere; the screen behind stays where it was. */
export function SidePanel(props: SidePanelProps) {
  if (useRoomBeside()) return <SideColumn {...props} />;
  return (
    <Sheet title={props.title} isOpen onOpenChange={props.onClose}>
      {props.children}
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
function SideColumn({ title, closeLabel, onClose, takesFocus = false, children }: SidePanelProps) {
  const column = useRef<HTMLElement>(null);
  useEffect(() => {
    let before = document.activeElement;
    const stop = takesFocus
      ? whenMenuIsGone((left) => {
          before = left;
          column.current?.focus();
        })
      : undefined;
    return () => {
      stop?.();
      // Back to where one was, unless one has gone on meanwhile.
      if (document.activeElement === document.body || column.current?.contains(document.activeElement))
        if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [takesFocus]);
  return (
    <aside
      ref={column}
      tabIndex={-1}
      data-side-column
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      className="fixed inset-y-0 end-0 z-30 flex w-96 flex-col border-s border-border bg-surface outline-none"
    >
      <header className="flex h-14 shrink-0 items-center gap-3 border-b border-border ps-5 pe-3">
        <h2 className="grow text-base font-semibold">{title}</h2>
        <IconButton icon={X} label={closeLabel} onPress={onClose} />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
    </aside>
  );
}

/** Frames after which a menu is gone in any case. */
const mostFrames = 30;

/** A menu gives the keyboard back to its button some frames after it was left; answers with that button. */
function whenMenuIsGone(next: (left: Element | null) => void): () => void {
  let frames = 0;
  const look = () => {
    const active = document.activeElement;
    const isOnItsWay = active === document.body || active?.closest('[role="menu"]');
    frames += 1;
    if (isOnItsWay && frames < mostFrames) asked = requestAnimationFrame(look);
    else next(active);
  };
  let asked = requestAnimationFrame(look);
  return () => cancelAnimationFrame(asked);
}
