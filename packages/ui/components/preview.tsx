import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { PreviewTrigger } from 'react-aria-components/PreviewTrigger';
import { X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { IconButton } from './icon-button.tsx';
import { floatingClasses } from './list-box-parts.tsx';

export interface PreviewProps {
  /** The name of the preview, for screen readers. */
  readonly label: string;
  /** What it shows, made when it opens. */
  readonly preview: () => ReactNode;
  /** The Link it is about: the preview only adds to what stands behind it. */
  readonly children: ReactNode;
}

/** On phones a sheet from the bottom edge over a darkened page; elsewhere beside its link. */
const sheetOnPhones =
  'max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:max-h-[85dvh]! max-sm:w-full! max-sm:max-w-none! ' +
  'max-sm:overflow-y-auto max-sm:rounded-t-xl max-sm:rounded-b-none ' +
  'max-sm:pb-[env(safe-area-inset-bottom)] max-sm:shadow-[0_0_0_100vmax_var(--k-overlay)]';

/**
 * A look at what stands behind a link: opens by pointing at it, by keyboard focus that stays, and by a long press on
 * touch screens. Escape closes it, Tab goes into it; it never takes the focus away by itself. What a long press opened
 * stays until it is closed: a finger that lifts is no pointer that leaves.
 */
export function Preview({ label, preview, children }: PreviewProps) {
  const [open, setOpen] = useState<'no' | 'pointed' | 'held'>('no');
  const trigger = useRef<HTMLSpanElement>(null);
  const isTouched = useTouched(trigger);
  const close = () => setOpen('no');
  function follow(isOpen: boolean) {
    if (isOpen) setOpen(isTouched.current ? 'held' : 'pointed');
    else if (open !== 'held') close();
  }
  return (
    <PreviewTrigger delay={450} closeDelay={200} isOpen={open !== 'no'} onOpenChange={follow}>
      <span ref={trigger} className="contents">
        {children}
      </span>
      <Popover
        aria-label={label}
        offset={6}
        placement="bottom start"
        className={classNames(floatingClasses, 'w-80 max-w-[calc(100vw-1rem)]', sheetOnPhones)}
      >
        <PreviewContent isHeld={open === 'held'} onClose={close}>
          {preview()}
        </PreviewContent>
      </Popover>
    </PreviewTrigger>
  );
}

/** Whether a finger is down on the element right now. */
function useTouched(element: RefObject<HTMLElement | null>): RefObject<boolean> {
  const isTouched = useRef(false);
  useEffect(() => {
    const within = element.current;
    const begin = () => {
      isTouched.current = true;
    };
    const end = () => {
      isTouched.current = false;
    };
    within?.addEventListener('touchstart', begin, { passive: true });
    for (const kind of ['touchend', 'touchcancel'] as const) within?.addEventListener(kind, end);
    return () => {
      within?.removeEventListener('touchstart', begin);
      for (const kind of ['touchend', 'touchcancel'] as const) within?.removeEventListener(kind, end);
    };
  }, [element]);
  return isTouched;
}

interface PreviewContentProps {
  readonly isHeld: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function PreviewContent({ isHeld, onClose, children }: PreviewContentProps) {
  const t = useMessages(componentMessages);
  const content = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    /** Whoever follows a link has seen enough; after the click, so that the link still hears it. */
    function closeAfterLink(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest('a')) setTimeout(close);
    }
    const element = content.current;
    element?.addEventListener('click', closeAfterLink);
    return () => element?.removeEventListener('click', closeAfterLink);
  }, []);
  useEffect(() => {
    if (!isHeld) return;
    function closeByKey(event: KeyboardEvent) {
      if (event.key === 'Escape') close();
    }
    function closeOutside(event: PointerEvent) {
      if (event.target instanceof Node && !content.current?.contains(event.target)) close();
    }
    document.addEventListener('keydown', closeByKey, true);
    document.addEventListener('pointerdown', closeOutside, true);
    return () => {
      document.removeEventListener('keydown', closeByKey, true);
      document.removeEventListener('pointerdown', closeOutside, true);
    };
  }, [isHeld]);
  return (
    <>
      {/* So that the tap that closes it does nothing else on the page behind. */}
      {isHeld && <div aria-hidden className="fixed inset-0 -z-10" />}
      <div ref={content} className="relative p-4">
        <IconButton icon={X} label={t('close')} onPress={onClose} className="absolute! end-2 top-2 sm:hidden!" />
        {children}
      </div>
    </>
  );
}
