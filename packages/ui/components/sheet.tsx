import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { UnsavedContext } from '../unsaved/use-unsaved.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { IconButton } from './icon-button.tsx';
import { type ModalState, overlayClasses } from './modal-state.ts';
import { useGuardedClose } from './use-guarded-close.tsx';

export interface SheetProps extends ModalState {
  readonly title: string;
  /** Buttons that stay in view below the scrolling content. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** More about something without leaving the page: a panel at the end on wide screens, from the bottom on phones. */
export function Sheet({ title, footer, children, ...given }: SheetProps) {
  const t = useMessages(componentMessages);
  const { state, unsaved, question } = useGuardedClose(given);
  return (
    <ModalOverlay {...state} isDismissable className={classNames(overlayClasses, 'items-end justify-end')}>
      <Modal className="k-slide flex max-h-[85dvh] w-full flex-col rounded-t-xl bg-raised shadow-modal sm:h-full sm:max-h-none sm:max-w-md sm:rounded-none forced-colors:border">
        <AriaDialog className="flex min-h-0 grow flex-col outline-none">
          <header className="flex items-start gap-4 ps-5 pe-3 pt-3 pb-2">
            <Heading slot="title" className="grow py-1 text-lg font-semibold">
              {title}
            </Heading>
            <IconButton icon={X} label={t('close')} slot="close" />
          </header>
          <div
            className={classNames(
              'min-h-0 grow overflow-y-auto px-5 pt-1',
              footer === undefined ? 'pb-[max(1.25rem,env(safe-area-inset-bottom))]' : 'pb-5',
            )}
          >
            <UnsavedContext value={unsaved}>{children}</UnsavedContext>
          </div>
          {footer !== undefined && (
            <footer className="border-t border-border px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
          {question}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
