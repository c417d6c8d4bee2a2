import { type ReactNode, useContext, useEffect, useEffectEvent, useRef } from 'react';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
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
 * touch screens. Escape closes it, Tab goes into it; it never takes the focus away by itself.
 */
export function Preview({ label, preview, children }: PreviewProps) {
  return (
    <PreviewTrigger delay={450} closeDelay={200}>
      {children}
      <Popover
        aria-label={label}
        offset={6}
        placement="bottom start"
        className={classNames(floatingClasses, 'w-80 max-w-[calc(100vw-1rem)]', sheetOnPhones)}
      >
        <PreviewContent>{preview()}</PreviewContent>
      </Popover>
    </PreviewTrigger>
  );
}

function PreviewContent({ children }: { readonly children: ReactNode }) {
  const t = useMessages(componentMessages);
  const state = useContext(OverlayTriggerStateContext);
  const content = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(() => state?.close());
  useEffect(() => {
    /** Whoever follows a link has seen enough; after the click, so that the link still hears it. */
    function closeAfterLink(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest('a')) setTimeout(close);
    }
    const element = content.current;
    element?.addEventListener('click', closeAfterLink);
    return () => element?.removeEventListener('click', closeAfterLink);
  }, []);
  return (
    <div ref={content} className="relative p-4">
      <IconButton icon={X} label={t('close')} onPress={close} className="absolute! end-2 top-2 sm:hidden!" />
      {children}
    </div>
  );
}
